import { expect, test } from 'vitest'
import { ageBandOn } from '#shared/profile.ts'

test.each([
  ['2026-06-15', 1956, '70+'],
  ['2025-12-31', 1956, '60-69'],
  ['2026-01-01', 1966, '60-69'],
  ['2026-01-01', 1967, '40-59'],
  ['2026-01-01', 2001, '25-39'],
  ['2026-01-01', 2008, '18-24'],
  ['2026-01-01', 2014, '12-17'],
  ['2026-01-01', 2026, '0-11'],
  ['2026-01-01', 2027, null],
  ['2026-01-01', null, null],
])('on %s, somebody born in %s is of the band %s', (day, birthYear, band) => {
  expect(ageBandOn(day, birthYear)).toBe(band)
})
