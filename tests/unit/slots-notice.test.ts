import { describe, expect, it } from 'vitest'
import { serviceRefusal } from '#shared/opening-problems.ts'
import { bookableSlot, nextSlotPerPlace } from '#shared/slots.ts'
import {
  absence,
  at,
  desk,
  everyDay,
  hold,
  offered,
  offeredHours,
  offeredTimes,
  opening,
  sayMoment,
  service,
  weekly,
} from './day-at-the-desk.ts'

const lasting = (minutes: number, noticeMinutes = 0, horizonDays = 365) => [
  service({ minutes, noticeMinutes, horizonDays }),
]

describe('Now, notice and horizon', () => {
  it('T12 leaves the past out', () => {
    const openings = ['2022-07-11', '2022-07-12', '2022-07-13'].map((day) => opening(day, '09:00-11:00'))
    const asked = { within: ['2022-07-11', '2022-07-20'] as [string, string], now: '2022-07-13 00:00' }
    expect(offeredTimes({ openings, services: lasting(60) }, asked)).toEqual([
      '2022-07-13 09:00',
      '2022-07-13 10:00',
    ])
  })

  it('T13 offers nothing when all that is asked is past', () => {
    const rows = { openings: [opening(everyDay('2022-07-01'), '09:00-11:00')] }
    expect(offeredTimes(rows, { within: ['2022-07-04', '2022-07-08'], now: '2022-07-09 00:00' })).toEqual([])
  })

  it('T15 keeps the hours seen while the reader takes time', () => {
    const rows = {
      openings: [opening('2026-06-02', '08:00-12:00')],
      services: lasting(45, 30),
    }
    const listed = offered(rows, { on: '2026-06-02', now: '2026-06-02 08:05' })
    expect(sayMoment(listed[0]!.startsAt)).toBe('2026-06-02 08:45')
    const confirmed = bookableSlot(desk(rows), { serviceId: 'help', now: at('2026-06-02 08:09') }, listed[0]!)
    expect(confirmed).toEqual(listed[0])
  })

  it('T16 counts a notice of a day in hours', () => {
    const rows = {
      openings: [opening(weekly('2020-10-01', [1, 2, 3, 4, 5]), '10:00-18:00')],
      services: lasting(45, 24 * 60),
    }
    const [first] = offeredTimes(rows, { within: ['2020-10-19', '2020-10-23'], now: '2020-10-19 15:34' })
    expect(first).toBe('2020-10-20 16:00')
  })

  it('T17 includes the very minute of the notice', () => {
    const openings = [opening('2026-06-01', '10:00-12:00')]
    const offeredWith = (notice: number) =>
      offeredHours({ openings, services: lasting(60, notice) }, { on: '2026-06-01', now: '2026-06-01 08:00' })
    expect(offeredWith(120)).toBe('10:00 11:00')
    expect(offeredWith(121)).toBe('11:00')
  })

  it('T18 includes the very minute of the horizon', () => {
    const rows = { openings: [opening('2026-06-08', '09:00-12:00')], services: lasting(60, 0, 7) }
    expect(offeredHours(rows, { on: '2026-06-08', now: '2026-06-01 10:00' })).toBe('09:00 10:00')
  })

  it('T19 offers nothing beyond the horizon', () => {
    const rows = {
      openings: [opening(everyDay('2022-03-01'), '09:00-18:00')],
      services: lasting(30, 24 * 60, 7),
    }
    const beyond = { within: ['2022-04-08', '2022-04-14'] as [string, string], now: '2022-03-31 10:30' }
    expect(offeredTimes(rows, beyond)).toEqual([])
    expect(offeredTimes(rows, { ...beyond, within: ['2022-04-07', '2022-04-14'] }).at(-1)).toBe(
      '2022-04-07 10:30',
    )
  })

  it('T20 refuses a notice as long as the horizon', () => {
    expect(serviceRefusal({ noticeMinutes: 7 * 24 * 60, horizonDays: 7 })).toBe('noticeBeyondHorizon')
    expect(serviceRefusal({ noticeMinutes: 7 * 24 * 60 - 1, horizonDays: 7 })).toBeNull()
  })

  it('T21 honours a hold past the notice, and refuses without one', () => {
    const rows = desk({
      openings: [opening('2026-06-01', '10:00-12:00')],
      services: lasting(60, 120),
      holds: [hold('2026-06-01 10:00-11:00', '2026-06-01 08:09', { id: 'mine' })],
    })
    const wanted = { startsAt: at('2026-06-01 10:00'), placeId: 'cahors' }
    const confirm = (now: string, holdId?: string) =>
      bookableSlot(rows, { serviceId: 'help', now: at(now), holdId }, wanted)?.advisorIds
    expect(confirm('2026-06-01 08:05', 'mine')).toEqual(['camille'])
    expect(confirm('2026-06-01 08:05')).toBeUndefined()
    expect(confirm('2026-06-01 08:09', 'mine')).toBeUndefined()
  })

  it('T21 refuses a hold on another slot, and a slot already begun', () => {
    const holds = [hold('2026-06-01 11:00-12:00', '2026-06-01 10:10', { id: 'mine' })]
    const rows = desk({ openings: [opening('2026-06-01', '10:00-12:00')], services: lasting(60, 120), holds })
    const confirm = (now: string, wanted: string) =>
      bookableSlot(
        rows,
        { serviceId: 'help', now: at(now), holdId: 'mine' },
        { startsAt: at(wanted), placeId: 'cahors' },
      )
    expect(confirm('2026-06-01 09:00', '2026-06-01 10:00')).toBeUndefined()
    expect(confirm('2026-06-01 10:05', '2026-06-01 10:00')).toBeUndefined()
  })

  it('T22 lets an advisor book inside the notice and beyond the horizon', () => {
    const rows = { openings: [opening(everyDay('2026-06-01'), '10:00-12:00')], services: lasting(60, 240, 7) }
    const now = '2026-06-01 09:00'
    expect(offeredHours(rows, { on: '2026-06-01', now, byAdvisor: true })).toBe('10:00 11:00')
    expect(offeredHours(rows, { on: '2026-06-01', now })).toBe('')
    expect(offeredHours(rows, { on: '2026-06-20', now, byAdvisor: true })).toBe('10:00 11:00')
    expect(offeredHours(rows, { on: '2026-06-20', now })).toBe('')
  })
})

describe('The next slot of each place', () => {
  const within = ['2026-06-01', '2026-07-20'] as [string, string]
  const nextAt = (rows: Parameters<typeof offered>[0], placeId = 'cahors') => {
    const next = nextSlotPerPlace(offered(rows, { within, now: '2026-06-01 08:00' })).get(placeId)
    return next && sayMoment(next.startsAt)
  }

  it('T23 may be in eight days', () => {
    expect(nextAt({ openings: [opening('2026-06-09', '09:00-11:00')] })).toBe('2026-06-09 09:00')
  })

  it('T24 jumps over an absence to the next month', () => {
    const firstMonday = { repeat: 'monthlyByWeekday', nth: 1, weekday: 1, firstDay: '2026-06-01' } as const
    const openings = [opening(firstMonday, '09:00-11:00')]
    expect(nextAt({ openings, absences: [absence('2026-06-01', '09:00-12:00')] })).toBe('2026-07-06 09:00')
  })

  it('T26 is found after five empty weeks, and is none beyond the horizon', () => {
    const openings = [opening('2026-07-08', '09:00-11:00')]
    expect(nextAt({ openings })).toBe('2026-07-08 09:00')
    expect(nextAt({ openings, services: lasting(30, 0, 36) })).toBeUndefined()
  })

  it('is told for every place at once', () => {
    const openings = [
      opening('2026-06-04', '14:00-15:00', { placeId: 'figeac', advisorId: 'nour' }),
      opening('2026-06-03', '09:00-11:00'),
      opening('2026-06-02', '10:00-11:00', { placeId: 'figeac' }),
    ]
    expect(nextAt({ openings })).toBe('2026-06-03 09:00')
    expect(nextAt({ openings }, 'figeac')).toBe('2026-06-02 10:00')
    expect(nextAt({ openings }, 'gramat')).toBeUndefined()
  })
})
