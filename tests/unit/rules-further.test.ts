import { describe, expect, it } from 'vitest'
import { occurrenceDays, occurrences, recurrence, type Recurrence, splitAt } from '#shared/recurrence.ts'
import { offeredTimes, once, opening, weekly } from './day-at-the-desk.ts'

const year = (rule: Recurrence) => occurrenceDays(rule, '2026-01-01', '2026-12-31')

describe('A rule', () => {
  it('of the fifth Friday skips the months that have four', () => {
    expect(year({ repeat: 'monthlyByWeekday', nth: 5, weekday: 5, firstDay: '2026-01-01' })).toEqual([
      '2026-01-30',
      '2026-05-29',
      '2026-07-31',
      '2026-10-30',
    ])
  })
  it('of the last Sunday follows the length of each month', () => {
    const rule: Recurrence = { repeat: 'monthlyByWeekday', nth: 'last', weekday: 7, firstDay: '2028-01-01' }
    expect(occurrenceDays(rule, '2028-01-01', '2028-04-30')).toEqual([
      '2028-01-30',
      '2028-02-27',
      '2028-03-26',
      '2028-04-30',
    ])
  })
  it('of the 29th skips February but in leap years', () => {
    const rule: Recurrence = { repeat: 'monthlyByDate', date: 29, firstDay: '2027-01-15' }
    expect(occurrenceDays(rule, '2027-01-01', '2027-04-01')).toEqual(['2027-01-29', '2027-03-29'])
    expect(occurrenceDays(rule, '2028-02-01', '2028-03-01')).toEqual(['2028-02-29'])
  })
  it('yearly on 29 February, split, goes on from the next leap year', () => {
    const rule: Recurrence = { repeat: 'yearly', firstDay: '2024-02-29' }
    const parts = splitAt(rule, '2025-01-01')
    expect(parts?.following).toMatchObject({ firstDay: '2028-02-29' })
    expect(occurrenceDays(parts!.following, '2028-01-01', '2033-01-01')).toEqual(['2028-02-29', '2032-02-29'])
    expect(occurrenceDays(parts!.before, '2020-01-01', '2040-01-01')).toEqual(['2024-02-29'])
  })
  it('every three weeks over the new year counts weeks from its first Monday', () => {
    const rule: Recurrence = { repeat: 'weekly', every: 3, weekdays: [4], firstDay: '2026-12-03' }
    expect(occurrenceDays(rule, '2026-12-01', '2027-02-28')).toEqual([
      '2026-12-03',
      '2026-12-24',
      '2027-01-14',
      '2027-02-04',
      '2027-02-25',
    ])
  })
  it('every two weeks over week 53 keeps its rhythm', () => {
    const rule: Recurrence = { repeat: 'weekly', every: 2, weekdays: [1], firstDay: '2026-12-14' }
    expect(occurrenceDays(rule, '2026-12-01', '2027-01-31')).toEqual([
      '2026-12-14',
      '2026-12-28',
      '2027-01-11',
      '2027-01-25',
    ])
  })
  it('that ends on one of its days includes it', () => {
    expect(
      occurrenceDays(weekly('2026-06-01', [1], { until: '2026-06-15' }), '2026-06-01', '2026-07-01'),
    ).toEqual(['2026-06-01', '2026-06-08', '2026-06-15'])
  })
  it('with an occurrence moved onto another of its days keeps both', () => {
    const rule: Recurrence = {
      ...weekly('2026-06-01', [1]),
      exceptions: [
        { day: '2026-06-08', movedTo: { day: '2026-06-15', hours: { startsAt: '14:00', endsAt: '16:00' } } },
      ],
    }
    expect(
      offeredTimes({ openings: [opening(rule, '09:00-10:00')] }, { within: ['2026-06-01', '2026-06-21'] }),
    ).toEqual([
      '2026-06-01 09:00',
      '2026-06-01 09:30',
      '2026-06-15 09:00',
      '2026-06-15 09:30',
      '2026-06-15 14:00',
      '2026-06-15 14:30',
      '2026-06-15 15:00',
      '2026-06-15 15:30',
    ])
  })
  it('with its last occurrence moved past its end still holds it', () => {
    const rule: Recurrence = {
      ...weekly('2026-06-01', [1], { until: '2026-06-30' }),
      exceptions: [{ day: '2026-06-29', movedTo: { day: '2026-07-02', hours: null } }],
    }
    expect(occurrenceDays(rule, '2026-06-22', '2026-07-31')).toEqual(['2026-06-22', '2026-07-02'])
  })
  it('cut in two keeps each exception in its own half', () => {
    const rule: Recurrence = {
      ...weekly('2026-06-01', [1]),
      exceptions: [
        { day: '2026-06-08', movedTo: null },
        { day: '2026-06-22', movedTo: { day: '2026-06-23', hours: null } },
      ],
    }
    const parts = splitAt(rule, '2026-06-15')!
    expect(occurrenceDays(parts.before, '2026-05-01', '2026-07-06')).toEqual(['2026-06-01'])
    expect(occurrenceDays(parts.following, '2026-05-01', '2026-07-06')).toEqual([
      '2026-06-15',
      '2026-06-23',
      '2026-06-29',
      '2026-07-06',
    ])
  })
  it('of every second week, cut in a week off, goes on in the same rhythm', () => {
    const rule: Recurrence = { repeat: 'weekly', every: 2, weekdays: [1, 3], firstDay: '2026-06-03' }
    const parts = splitAt(rule, '2026-06-08')!
    expect([
      ...occurrenceDays(parts.before, '2026-06-01', '2026-07-15'),
      ...occurrenceDays(parts.following, '2026-06-01', '2026-07-15'),
    ]).toEqual(occurrenceDays(rule, '2026-06-01', '2026-07-15'))
    expect(recurrence.safeParse(parts.before).success).toBe(true)
    expect(recurrence.safeParse(parts.following).success).toBe(true)
  })
  it('that never happens is refused', () => {
    const refused = (rule: unknown) => recurrence.safeParse(rule).error?.issues[0]?.message
    expect(refused({ repeat: 'monthlyByDate', date: 31, firstDay: '2026-02-01', until: '2026-02-28' })).toBe(
      'recurrenceEmpty',
    )
    expect(refused({ repeat: 'weekly', every: 1, weekdays: [], firstDay: '2026-02-01' })).toBe(
      'recurrenceEmpty',
    )
    expect(
      refused({ repeat: 'weekly', every: 4, weekdays: [1], firstDay: '2026-06-02', until: '2026-06-20' }),
    ).toBe('recurrenceEmpty')
  })
  it('of one day can be moved whole', () => {
    expect(
      occurrences(
        {
          ...once('2026-06-15'),
          exceptions: [{ day: '2026-06-15', movedTo: { day: '2026-06-16', hours: null } }],
        },
        '2026-06-01',
        '2026-06-30',
      ).map((o) => o.day),
    ).toEqual(['2026-06-16'])
  })
})
