import fc from 'fast-check'
import OpeningHours from 'opening_hours'
import { describe, expect, it } from 'vitest'
import { openingHoursOf } from '#shared/opening-hours.ts'
import { holidaysBetween } from '#shared/holidays.ts'
import { occurrenceDays, type Recurrence } from '#shared/recurrence.ts'
import { addDays, type Day, daysFrom, type WallTime } from '#shared/time.ts'

const weekly = (weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[], every = 1, firstDay = '2026-01-01'): Recurrence => ({
  repeat: 'weekly',
  every,
  weekdays,
  firstDay,
})
const opening = (startsAt: WallTime, endsAt: WallTime, recurrence: Recurrence) => ({
  startsAt,
  endsAt,
  recurrence,
})
const today = '2026-06-16'

/** In the Lot: the holidays of France, as the library knows them. */
const lot = { lat: 44.45, lon: 1.44, address: { country_code: 'fr', state: 'Occitanie' } }
const read = (text: string) => new OpeningHours(text, lot)

/** Read by OpenStreetMap's own library: is the place open at this hour of this day, on its own clock? */
const isOpenAt = (hours: OpeningHours, day: Day, time: WallTime) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return hours.getState(new Date(year, month - 1, date, hour, minute))
}

describe('the hours of a place', () => {
  it('bring together the days that have the same, and the hours that touch', () => {
    const openings = [
      opening('14:00', '17:30', weekly([1])),
      opening('09:00', '12:00', weekly([1, 4])),
      opening('09:00', '11:00', weekly([2])),
      opening('10:30', '12:00', weekly([2])),
    ]
    expect(openingHoursOf(openings, [], today)).toBe('Mo 09:00-12:00,14:00-17:30, Tu,Th 09:00-12:00; PH off')
  })

  it('say which weeks, and which of the month', () => {
    const openings = [
      opening('09:00', '12:00', weekly([2], 2, '2026-06-09')),
      opening('14:00', '16:00', {
        repeat: 'monthlyByWeekday',
        nth: 'last',
        weekday: 5,
        firstDay: '2026-01-01',
      }),
      opening('10:00', '11:00', { repeat: 'monthlyByWeekday', nth: 1, weekday: 6, firstDay: '2026-01-01' }),
    ]
    expect(openingHoursOf(openings, [], today)).toBe(
      'Fr[-1] 14:00-16:00, Sa[1] 10:00-11:00, week 02-53/2 Tu 09:00-12:00; PH off',
    )
  })

  it('leave out what is over, has not begun, or happens once', () => {
    const openings = [
      opening('09:00', '12:00', { ...weekly([2]), until: '2026-06-15' } as Recurrence),
      opening('09:00', '12:00', weekly([3], 1, '2026-06-17')),
      opening('09:00', '12:00', { repeat: 'once', firstDay: '2026-06-18' }),
    ]
    expect(openingHoursOf(openings, [], today)).toBe('')
  })

  it('say the closures to come, and no longer those that are over', () => {
    const closures = [
      { firstDay: '2026-12-24', lastDay: '2027-01-02' },
      { firstDay: '2026-08-03', lastDay: '2026-08-03' },
      { firstDay: '2026-06-01', lastDay: '2026-06-15' },
    ]
    const text = openingHoursOf([opening('09:00', '12:00', weekly([1, 4, 6]))], closures, today)
    expect(text).toBe(
      'Mo,Th,Sa 09:00-12:00; PH off; 2026 Aug 03-2026 Aug 03 off; 2026 Dec 24-2027 Jan 02 off',
    )
    expect(isOpenAt(read(text), '2026-08-03', '10:00')).toBe(false)
    expect(isOpenAt(read(text), '2026-08-10', '10:00')).toBe(true)
    expect(isOpenAt(read(text), '2027-01-02', '10:00')).toBe(false)
    expect(isOpenAt(read(text), '2027-01-04', '10:00')).toBe(true)
  })

  it('are read by the library of OpenStreetMap as we mean them, holidays off, until the year of weeks ends', () => {
    const halves = [
      ['09:00', '12:00'],
      ['10:30', '13:00'],
      ['14:00', '17:30'],
      ['17:30', '19:00'],
    ] as const
    const weekday = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const)
    const firstDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-05-01', days))
    const rule: fc.Arbitrary<Recurrence> = fc.oneof(
      fc.record({
        repeat: fc.constant('weekly' as const),
        every: fc.constantFrom(1, 1, 2, 3, 4),
        weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
        firstDay,
      }),
      fc.record({
        repeat: fc.constant('monthlyByWeekday' as const),
        nth: fc.constantFrom(1 as const, 2 as const, 4 as const, 'last' as const),
        weekday,
        firstDay,
      }),
    )
    const anyOpening = fc
      .tuple(fc.constantFrom(...halves), rule)
      .map(([[startsAt, endsAt], recurrence]) => opening(startsAt, endsAt, recurrence))
    const from = addDays(today, 1)
    const to = '2027-01-03'
    const holidays = new Set(holidaysBetween(from, to))
    fc.assert(
      fc.property(fc.array(anyOpening, { minLength: 1, maxLength: 5 }), (openings) => {
        const text = openingHoursOf(openings, [], today)
        const inForce = openings.filter(({ recurrence }) => recurrence.firstDay <= today)
        expect(text === '').toBe(inForce.length === 0)
        fc.pre(text !== '')
        const hours = read(text)
        expect(hours.getWarnings()).toEqual([])
        for (const time of ['08:59', '09:00', '11:59', '12:00', '12:59', '13:30', '15:00', '18:00'] as const)
          for (const day of daysFrom(from, to).filter((_, nth) => nth % 3 === 0 || holidays.has(_))) {
            const isMeant = inForce.some(
              ({ startsAt, endsAt, recurrence }) =>
                time >= startsAt && time < endsAt && occurrenceDays(recurrence, day, day).length > 0,
            )
            expect([day, time, isOpenAt(hours, day, time)]).toEqual([
              day,
              time,
              isMeant && !holidays.has(day),
            ])
          }
      }),
      { numRuns: 40 },
    )
  })
})
