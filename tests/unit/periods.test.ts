import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  comparisonOf,
  isYearly,
  monthPartsOf,
  type Period,
  type PeriodPreset,
  presetOf,
  presetPeriod,
  previousPeriod,
  samePeriodLastYear,
  sayPeriod,
  wholesOf,
} from '#shared/periods.ts'
import { addDays, daysBetween, daysFrom, lastDayOf } from '#shared/time.ts'

const between = (from: string, to: string): Period => ({ from, to })

/** Any period of at most three years, leap years included. */
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 1100 }))
  .map(([start, length]) => {
    const from = addDays('2018-01-01', start)
    return between(from, addDays(from, length))
  })

describe('the period before', () => {
  test.each([
    ['a month', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['a beginning of month', '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-22'],
    ['a quarter', '2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30'],
    ['a beginning of quarter', '2026-10-01', '2026-11-22', '2026-07-01', '2026-08-22'],
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['a beginning of year', '2026-01-01', '2026-11-22', '2025-01-01', '2025-11-22'],
    ['a school year', '2025-09-01', '2026-08-31', '2024-09-01', '2025-08-31'],
    ['a beginning of school year', '2026-09-01', '2026-11-23', '2025-09-01', '2025-11-23'],
    ['two months of no quarter', '2026-02-01', '2026-03-31', '2025-12-01', '2026-01-31'],
    ['March after a leap February', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['the thirtieth of March', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['any ten days', '2026-03-05', '2026-03-14', '2026-02-23', '2026-03-04'],
    ['a leap day alone', '2024-02-29', '2024-02-29', '2024-02-28', '2024-02-28'],
  ])('%s', (_, from, to, before, until) => {
    expect(previousPeriod(between(from, to))).toEqual(between(before, until))
  })

  it('always ends before the period begins, and is a period', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const before = previousPeriod(period)
        expect(before.from <= before.to).toBe(true)
        expect(before.to < period.from).toBe(true)
      }),
    )
  })
})

describe('the same period a year earlier', () => {
  it('is the period before, for a year and its beginning only', () => {
    expect(isYearly(between('2026-01-01', '2026-11-22'))).toBe(true)
    expect(isYearly(between('2025-09-01', '2026-08-31'))).toBe(true)
    expect(isYearly(between('2026-01-01', '2026-03-31'))).toBe(false)
    expect(isYearly(between('2026-06-10', '2026-06-20'))).toBe(false)
  })

  test.each([
    ['a year to date', '2026-01-01', '2026-11-22', '2025-01-01', '2025-11-22'],
    ['a leap February', '2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['the February after a leap one', '2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['from a leap day', '2024-02-29', '2024-03-10', '2023-02-28', '2023-03-10'],
  ])('%s', (_, from, to, before, until) => {
    expect(samePeriodLastYear(between(from, to))).toEqual(between(before, until))
  })
})

describe('what can fairly be compared', () => {
  const yearToDate = between('2026-01-01', '2026-11-22')
  const yearAgo = between('2025-01-01', '2025-11-22')

  it('is both periods whole, where sessions were recorded before them', () => {
    const whole = { now: yearToDate, before: yearAgo }
    expect(comparisonOf(yearToDate, yearAgo, '2024-06')).toEqual(whole)
    expect(comparisonOf(yearToDate, yearAgo, '2025-01')).toEqual(whole)
  })

  it('begins in both after the month of the first session, which may not be whole', () => {
    expect(comparisonOf(yearToDate, yearAgo, '2025-05')).toEqual({
      now: between('2026-06-01', '2026-11-22'),
      before: between('2025-06-01', '2025-11-22'),
    })
    const quarter = between('2026-10-01', '2026-12-31')
    expect(comparisonOf(quarter, previousPeriod(quarter), '2026-08')).toEqual({
      now: between('2026-12-01', '2026-12-31'),
      before: between('2026-09-01', '2026-09-30'),
    })
  })

  it('is nothing, where nothing is left or nothing was ever recorded', () => {
    expect(comparisonOf(yearToDate, yearAgo, '2025-11')).toBeNull()
    expect(comparisonOf(yearToDate, yearAgo, '2026-03')).toBeNull()
    expect(comparisonOf(yearToDate, yearAgo, null)).toBeNull()
    const days = between('2026-06-10', '2026-06-20')
    expect(comparisonOf(days, previousPeriod(days), '2026-06')).toBeNull()
  })

  it('never reaches before the first session, and compares as many months', () => {
    fc.assert(
      fc.property(anyPeriod, fc.nat({ max: 4000 }), (now, start) => {
        const firstMonth = addDays('2017-01-01', start).slice(0, 7)
        const before = previousPeriod(now)
        const compared = comparisonOf(now, before, firstMonth) ?? { now, before: { ...now, from: '9' } }
        const months = ({ from, to }: Period) => monthPartsOf(between(from, to)).length
        const isShortened = compared.now !== now
        expect(compared.now.to).toBe(now.to)
        expect(compared.before.from >= `${firstMonth}-01`).toBe(true)
        expect(!isShortened || months(compared.now) === months(compared.before)).toBe(true)
      }),
    )
  })
})

describe('the months of a period', () => {
  it('hold each of its days once, and know when they are whole', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const parts = monthPartsOf(period)
        expect(parts.flatMap(({ from, to }) => daysFrom(from, to))).toEqual(daysFrom(period.from, period.to))
        for (const { month, from, to, isWhole } of parts) {
          expect(from.startsWith(month) && to.startsWith(month)).toBe(true)
          const isMonth = from.endsWith('-01') && addDays(to, 1).endsWith('-01')
          expect(isWhole).toBe(isMonth)
        }
      }),
    )
  })
})

describe('the periods that are offered', () => {
  const today = '2026-11-22'
  test.each<[PeriodPreset, string, string]>([
    ['month', '2026-11-01', '2026-11-22'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-22'],
    ['lastQuarter', '2026-07-01', '2026-09-30'],
    ['year', '2026-01-01', '2026-11-22'],
    ['lastYear', '2025-01-01', '2025-12-31'],
    ['schoolYear', '2026-09-01', '2026-11-22'],
    ['lastSchoolYear', '2025-09-01', '2026-08-31'],
  ])('%s', (preset, from, to) => {
    expect(presetPeriod(preset, today)).toEqual(between(from, to))
    expect(presetOf(between(from, to), today)).toBe(preset)
  })

  it('are not recognised in other days', () => {
    expect(presetOf(between('2026-11-02', '2026-11-22'), today)).toBeUndefined()
  })

  it('follow one another without a hole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const day = addDays('2018-01-01', days)
        for (const preset of ['month', 'quarter', 'year', 'schoolYear'] as const) {
          const last = {
            month: 'lastMonth',
            quarter: 'lastQuarter',
            year: 'lastYear',
            schoolYear: 'lastSchoolYear',
          } as const
          const gap = daysBetween(presetPeriod(last[preset], day).to, presetPeriod(preset, day).from)
          expect(gap).toBe(1)
        }
      }),
    )
  })
})

describe('a period in words', () => {
  const nbsp = '\u00a0'
  test.each([
    ['2026-11-01', '2026-11-30', 'novembre 2026'],
    ['2025-01-01', '2025-12-31', `année${nbsp}2025`],
    ['2026-01-01', '2026-11-22', `du 1er${nbsp}janvier au 22${nbsp}novembre 2026`],
    ['2025-09-01', '2026-08-31', `année${nbsp}scolaire${nbsp}2025-2026`],
    ['2025-09-01', '2026-07-31', `du 1er${nbsp}septembre 2025 au 31${nbsp}juillet 2026`],
    ['2026-06-15', '2026-06-15', `le 15${nbsp}juin 2026`],
  ])('%s to %s', (from, to, said) => {
    expect(sayPeriod(between(from, to))).toBe(said)
  })
})

describe('the years and months of a period, and the days left', () => {
  it('are all its days, each once, when something is later', () => {
    fc.assert(
      fc.property(anyPeriod, ({ from, to }) => {
        const { wholes, days } = wholesOf({ from, to }, '2100-01-01')
        const asDays = wholes.map((name) =>
          name.length === 4
            ? between(`${name}-01-01`, `${name}-12-31`)
            : between(`${name}-01`, lastDayOf(name)),
        )
        const all = [...asDays, ...days].flatMap((part) => daysFrom(part.from, part.to))
        expect(all.toSorted()).toEqual(daysFrom(from, to))
        expect(days.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('are the whole year when nothing is later, and say no month of a whole year', () => {
    expect(wholesOf(between('2026-01-01', '2026-06-15'), '2026-06-15')).toEqual({
      wholes: ['2026'],
      days: [],
    })
    expect(wholesOf(between('2026-01-01', '2026-06-15'), '2026-06-16')).toEqual({
      wholes: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
      days: [between('2026-06-01', '2026-06-15')],
    })
    expect(wholesOf(between('2024-12-31', '2025-12-31'), '2026-06-16')).toEqual({
      wholes: ['2025'],
      days: [between('2024-12-31', '2024-12-31')],
    })
    expect(wholesOf(between('2025-09-01', '2026-03-02'), null).wholes).toEqual([
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026',
    ])
  })
})
