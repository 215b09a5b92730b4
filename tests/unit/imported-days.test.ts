import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayTold, minutesTold, peopleTold } from '#shared/imported-days.ts'
import { sayDay } from '#shared/speech.ts'
import { addDays, daysBetween } from '#shared/time.ts'

const zone = 'Europe/Paris'

/** As people and tools write a day. */
const writings: Record<string, (day: string) => string> = {
  'as we do': (day) => day,
  'as the French do': (day) => day.split('-').toReversed().join('/'),
  'with an hour': (day) => `${day.split('-').toReversed().join('/')} à 23:59`,
  'with dots and a short year': (day) => day.slice(2).split('-').toReversed().join('.'),
  'in words': (day) => sayDay(day, 'fr'),
  'in words, shouted': (day) => sayDay(day, 'fr').toUpperCase(),
  'by its number in Excel': (day) => String(daysBetween('1899-12-30', day)),
  'by its number and the hour': (day) => `${daysBetween('1899-12-30', day)},75`,
  'as a moment of midday': (day) => `${day}T12:00:00.000Z`,
}

describe('a day', () => {
  test.each(Object.entries(writings))('is understood %s', (_, write) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const day = addDays('2000-01-01', days)
        expect(dayTold(write(day), zone)).toBe(day)
      }),
    )
  })

  test.each([
    ['1er févr. 2026', '2026-02-01'],
    ['le 3 Décembre 25', '2025-12-03'],
    ['3 sept 2025', '2025-09-03'],
    ['2026/6/5', '2026-06-05'],
    ['2024-05-13T22:00:00Z', '2024-05-14'],
    ['2026-06-16 14:30', '2026-06-16'],
  ])('may be written « %s »', (said, day) => {
    expect(dayTold(said, zone)).toBe(day)
  })

  test.each([
    '',
    'hier',
    '30/02/2026',
    '2025-02-29',
    '13/13/2026',
    '3 jui 2025',
    '12',
    '123456',
    '00000',
    '2026',
  ])('is not guessed from « %s »', (said) => {
    expect(dayTold(said, zone)).toBeNull()
  })
})

describe('a duration', () => {
  test.each([
    ['45', 45],
    ['45 min', 45],
    ['45.0', 45],
    ['1 h', 60],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['01:30', 90],
    ['01:30:00', 90],
    ['1,5 h', 90],
    ['0.0625', 90],
    ['120 minutes', 120],
  ])('may be written « %s »', (said, minutes) => {
    expect(minutesTold(said)).toBe(minutes)
  })

  test.each(['', 'longtemps', '-30', '30-60', 'h'])('is not guessed from « %s »', (said) => {
    expect(minutesTold(said)).toBeNull()
  })
})

test('people are counted, or ranked among others', () => {
  expect(peopleTold('8')).toEqual({ rank: null, of: 8 })
  expect(peopleTold(' 2 / 8 ')).toEqual({ rank: 2, of: 8 })
  expect(peopleTold('8,0')).toEqual({ rank: null, of: 8 })
  expect(peopleTold('beaucoup')).toBeNull()
})
