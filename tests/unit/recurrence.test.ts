import { describe, expect, it } from 'vitest'
import { occurrenceDays, type Recurrence, recurrence, splitAt } from '#shared/recurrence.ts'
import { addDays, type Day } from '#shared/time.ts'
import { desk, offeredTimes, once, opening, weekly } from './day-at-the-desk.ts'
import { openingWarningsFor } from '#shared/opening-problems.ts'

/** `8 22 29`, for a range inside one month. */
const dates = (rule: Recurrence, from: Day, to: Day) =>
  occurrenceDays(rule, from, to)
    .map((day) => Number(day.slice(8)))
    .join(' ')

const refusal = (rule: unknown) => recurrence.safeParse(rule).error?.issues[0]?.message

describe('The days of a rule', () => {
  it('T56 every other Wednesday falls on the right weeks', () => {
    const rule = weekly('2019-07-17', [3], { every: 2 })
    expect(occurrenceDays(rule, '2019-08-12', '2019-08-19')).toEqual(['2019-08-14'])
  })

  it('T58 a rule that ends on its first day, or before, is refused', () => {
    const until = (day: Day) => refusal(weekly('2026-06-01', [1], { until: day }))
    expect(until('2026-05-31')).toBe('recurrenceEndsTooEarly')
    expect(until('2026-06-01')).toBe('recurrenceEndsTooEarly')
    expect(until('2026-06-02')).toBeUndefined()
  })

  it('T59 the first week begins with the first day', () => {
    const rule = weekly('2021-10-26', [1, 2, 4, 5])
    expect(dates(rule, '2021-10-25', '2021-10-30')).toBe('26 28 29')
  })

  it('T60 a cancelled day is left out', () => {
    const rule = weekly('2026-06-01', [1], { exceptions: [{ day: '2026-06-15', movedTo: null }] })
    expect(dates(rule, '2026-06-01', '2026-06-30')).toBe('1 8 22 29')
  })

  it('T61 a moved occurrence takes its own day and hours, and the others keep theirs', () => {
    const movedTo = { day: '2026-06-16', hours: { startsAt: '14:00', endsAt: '15:00' } }
    const rule = weekly('2026-06-01', [1], { exceptions: [{ day: '2026-06-15', movedTo }] })
    const openings = [opening(rule, '09:00-10:00')]
    expect(offeredTimes({ openings }, { within: ['2026-06-08', '2026-06-22'] })).toEqual([
      '2026-06-08 09:00',
      '2026-06-08 09:30',
      '2026-06-16 14:00',
      '2026-06-16 14:30',
      '2026-06-22 09:00',
      '2026-06-22 09:30',
    ])
  })

  it('T61 a moved occurrence may keep its hours, or its day', () => {
    const movedTo = { day: '2026-06-16', hours: null }
    const later = { day: '2026-06-22', hours: { startsAt: '10:00', endsAt: '10:30' } }
    const exceptions = [
      { day: '2026-06-15', movedTo },
      { day: '2026-06-22', movedTo: later },
    ]
    const openings = [opening(weekly('2026-06-01', [1], { exceptions }), '09:00-09:30')]
    expect(offeredTimes({ openings }, { within: ['2026-06-09', '2026-06-22'] })).toEqual([
      '2026-06-16 09:00',
      '2026-06-22 10:00',
    ])
  })

  it('T61 an exception to a day that the rule no longer holds means nothing', () => {
    const stale = [{ day: '2026-06-16', movedTo: { day: '2026-06-17', hours: null } }]
    expect(dates(weekly('2026-06-01', [1], { exceptions: stale }), '2026-06-15', '2026-06-21')).toBe('15')
  })

  it('T62 the third Tuesday', () => {
    const rule = { repeat: 'monthlyByWeekday', nth: 3, weekday: 2, firstDay: '2026-01-20' } as const
    expect(occurrenceDays(rule, '2026-01-01', '2026-06-30')).toEqual([
      '2026-01-20',
      '2026-02-17',
      '2026-03-17',
      '2026-04-21',
      '2026-05-19',
      '2026-06-16',
    ])
  })

  it('T62 the last Friday, and a fifth one only where there is one', () => {
    const rule = { repeat: 'monthlyByWeekday', weekday: 5, firstDay: '2026-01-01' } as const
    const days = (nth: 5 | 'last') => occurrenceDays({ ...rule, nth }, '2026-01-01', '2026-05-31')
    expect(days('last')).toEqual(['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24', '2026-05-29'])
    expect(days(5)).toEqual(['2026-01-30', '2026-05-29'])
  })

  it('T64 a 31st that does not exist is skipped', () => {
    const rule = { repeat: 'monthlyByDate', date: 31, firstDay: '2026-01-01' } as const
    const days = occurrenceDays(rule, '2026-01-01', '2026-12-31')
    expect(days.map((day) => day.slice(5))).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
      '08-31',
      '10-31',
      '12-31',
    ])
  })

  it('T65 every 29 February', () => {
    const rule = { repeat: 'yearly', firstDay: '2024-02-29' } as const
    expect(occurrenceDays(rule, '2024-01-01', '2032-12-31')).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ])
  })

  it('T66 Tuesdays of February and March, leap year or not', () => {
    const rule = weekly('2027-01-05', [2])
    expect(occurrenceDays(rule, '2028-02-14', '2028-03-08')).toEqual([
      '2028-02-15',
      '2028-02-22',
      '2028-02-29',
      '2028-03-07',
    ])
    expect(occurrenceDays(rule, '2027-02-15', '2027-03-10')).toEqual([
      '2027-02-16',
      '2027-02-23',
      '2027-03-02',
      '2027-03-09',
    ])
  })

  it('T68 weeks are counted from the Monday of the first one', () => {
    const rule = weekly('2026-06-03', [1, 3], { every: 2 })
    expect(occurrenceDays(rule, '2026-06-01', '2026-07-05')).toEqual([
      '2026-06-03',
      '2026-06-15',
      '2026-06-17',
      '2026-06-29',
      '2026-07-01',
    ])
  })

  it('T69 two alternating rules with the same hours never meet', () => {
    const odd = weekly('2021-09-20', [1, 2], { every: 2 })
    const even = weekly('2021-09-27', [2, 3], { every: 2 })
    const both = new Set([...days(odd), ...days(even)])
    expect(both.size).toBe(days(odd).length + days(even).length)
    const warnings = (rule: Recurrence) =>
      openingWarningsFor(
        opening(odd, '09:00-12:00'),
        desk({ openings: [opening(rule, '09:00-12:00', { placeId: 'figeac' })] }),
        '2021-09-01',
      )
    expect(warnings(even)).toEqual([])
    expect(warnings(weekly('2021-09-27', [2, 3]))).toEqual([{ name: 'openingsOverlap', day: '2021-10-05' }])
  })

  const days = (rule: Recurrence) => occurrenceDays(rule, '2021-09-01', '2024-09-01')

  it('T71 an old rule gives the right days', () => {
    expect(dates(weekly('2018-01-01', [1], { every: 3 }), '2026-06-01', '2026-06-30')).toBe('15')
  })

  it('T71 an old rule costs no more than a new one', () => {
    const cost = (rule: Recurrence) => {
      const start = performance.now()
      for (let turn = 0; turn < 1000; turn++) occurrenceDays(rule, '2026-06-01', '2026-06-30')
      return performance.now() - start
    }
    const best = (rule: Recurrence) => Math.min(cost(rule), cost(rule), cost(rule))
    const young = Math.max(best(weekly('2026-05-04', [1], { every: 3 })), 1)
    expect(best(weekly('2000-01-05', [1], { every: 3 }))).toBeLessThan(young * 20)
  })

  it('T73 a repetition without a day is refused, and never taken as a single day', () => {
    expect(refusal(weekly('2026-06-01', []))).toBe('recurrenceEmpty')
    expect(refusal(weekly('2026-06-02', [1], { until: '2026-06-05' }))).toBe('recurrenceEmpty')
    expect(refusal({ repeat: true, firstDay: '2026-06-01' })).toBeDefined()
    expect(refusal({ firstDay: '2026-06-01' })).toBeDefined()
    expect(refusal({ ...once('2026-06-01'), weekdays: [1] })).toBeDefined()
    expect(refusal({ repeat: 'yearly', firstDay: '2026-02-30' })).toBeDefined()
    expect(refusal(once('2026-06-01'))).toBeUndefined()
  })

  it('stops after its last day, which is included', () => {
    expect(dates(weekly('2026-06-01', [1], { until: '2026-06-15' }), '2026-06-01', '2026-06-30')).toBe(
      '1 8 15',
    )
  })
})

describe('This day and the following', () => {
  it('T72 leaves the past untouched and goes on in the same rhythm', () => {
    const exceptions = ['2026-06-17', '2026-07-15'].map((day) => ({ day, movedTo: null }))
    const rule = weekly('2026-06-03', [1, 3], { every: 2, exceptions })
    const { before, following } = splitAt(rule, '2026-06-22')!
    const range = ['2026-05-01', '2026-09-01'] as const
    expect(occurrenceDays(before, ...range).every((day) => day < '2026-06-22')).toBe(true)
    expect(occurrenceDays(following, ...range).every((day) => day >= '2026-06-22')).toBe(true)
    expect([...occurrenceDays(before, ...range), ...occurrenceDays(following, ...range)]).toEqual(
      occurrenceDays(rule, ...range),
    )
  })

  it('T72 gives two rules that can be saved, even when one of them is a single day', () => {
    const { before, following } = splitAt(weekly('2026-06-01', [1, 2]), '2026-06-02')!
    expect([refusal(before), refusal(following)]).toEqual([undefined, undefined])
    expect(occurrenceDays(before, '2026-01-01', '2026-12-31')).toEqual(['2026-06-01'])
  })

  it('T72 splits nothing off a rule that has no day before, or none after', () => {
    const rule = weekly('2026-06-01', [1], { until: '2026-06-15' })
    expect(splitAt(rule, '2026-06-01')).toBeNull()
    expect(splitAt(rule, addDays('2026-06-15', 1))).toBeNull()
    expect(splitAt(once('2026-06-01'), '2026-06-01')).toBeNull()
  })
})
