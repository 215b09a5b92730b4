import { describe, expect, it } from 'vitest'
import { leastLoaded } from '#shared/slots.ts'
import { freeSpans } from '#shared/spans.ts'
import type { Span } from '#shared/time.ts'
import { wallTimeOf } from '#shared/time.ts'
import {
  absence,
  appointment,
  hold,
  offered,
  offeredHours,
  offeredTimes,
  opening,
  paris,
  sayMoment,
  service,
  span,
  weekly,
} from './day-at-the-desk.ts'

const day = '2026-06-01'
const openings = [opening(day, '09:00-11:00')]

/** Slots of a minute draw the free time exactly. */
function freeTime(rows: Parameters<typeof offered>[0]): string[] {
  const services = [service({ minutes: 1 })]
  const minutes = offered({ openings, services, ...rows }, { on: day })
  return freeSpans(minutes, []).map(sayHours)
}

const sayHours = ({ startsAt, endsAt }: Span) => `${wallTimeOf(startsAt, paris)}-${wallTimeOf(endsAt, paris)}`

const booked = (...hours: string[]) => ({ appointments: hours.map((it) => appointment(`${day} ${it}`)) })
const absent = (...hours: string[]) => ({ absences: hours.map((it) => absence(day, it)) })

describe('Busy hours', () => {
  it('T27 take away an appointment', () => {
    expect(freeTime(booked('09:00-10:00'))).toEqual(['10:00-11:00'])
  })

  it('T28 take away the end of one begun before', () => {
    expect(freeTime(booked('08:30-09:15'))).toEqual(['09:15-11:00'])
  })

  it('T29 take away two', () => {
    expect(freeTime(booked('08:30-09:15', '09:45-10:30'))).toEqual(['09:15-09:45', '10:30-11:00'])
  })

  it('T30 take away absences in the same way', () => {
    expect(freeTime(absent('08:30-09:30', '09:45-10:45'))).toEqual(['09:30-09:45', '10:45-11:00'])
  })

  it('T32 count the same hours twice as once', () => {
    const twice = booked('09:45-10:30', '09:45-10:30', '08:30-09:15')
    expect(freeTime(twice)).toEqual(['09:15-09:45', '10:30-11:00'])
  })

  it('T33 may take everything away', () => {
    expect(freeTime(absent('08:00-12:00'))).toEqual([])
  })

  it('T34 leave alone what they merely touch', () => {
    expect(freeTime(booked('08:00-09:00', '11:00-12:00'))).toEqual(['09:00-11:00'])
    expect(freeTime(absent('08:00-09:00', '11:00-12:00'))).toEqual(['09:00-11:00'])
  })

  it('may be nested in one another', () => {
    expect(freeTime(booked('09:15-10:45', '09:30-09:45'))).toEqual(['09:00-09:15', '10:45-11:00'])
  })

  it('are subtracted from plain spans too', () => {
    const free = (busy: string[]) =>
      freeSpans(
        [span(`${day} 09:00-10:00`), span(`${day} 10:30-11:00`)],
        busy.map((it) => span(`${day} ${it}`)),
      )
    expect(free(['09:45-10:40', '08:00-09:10']).map(sayHours)).toEqual(['09:10-09:45', '10:40-11:00'])
    expect(free([]).map(sayHours)).toEqual(['09:00-10:00', '10:30-11:00'])
  })

  it('T35 are given back by a cancelled appointment', () => {
    const cancelled = appointment(`${day} 09:00-10:00`, { cancelledAt: 0 })
    expect(freeTime({ appointments: [cancelled] })).toEqual(['09:00-11:00'])
  })

  it('T36 stay taken by an appointment to come, honoured or missed: only cancelling gives hours back', () => {
    const outcomes = [{}, { honouredAt: 1 }, { missedAt: 1 }]
    for (const outcome of outcomes) {
      const settled = { ...appointment(`${day} 09:00-10:00`), ...outcome }
      expect(freeTime({ appointments: [settled] })).toEqual(['10:00-11:00'])
    }
  })

  it('T37 come from any structure, place or service of the same advisor, and from nobody else', () => {
    const elsewhere = { placeId: 'another-structure', serviceId: 'another-service' }
    expect(freeTime({ appointments: [appointment(`${day} 09:00-10:00`, elsewhere)] })).toEqual([
      '10:00-11:00',
    ])
    const colleague = appointment(`${day} 09:00-10:00`, { advisorId: 'nour' })
    expect(freeTime({ appointments: [colleague] })).toEqual(['09:00-11:00'])
    expect(freeTime({ absences: [absence(day, '09:00-10:00', { advisorId: 'nour' })] })).toEqual([
      '09:00-11:00',
    ])
  })

  it('T38 may come back every week', () => {
    const absences = [absence(weekly('2021-10-19', [2, 5]), '09:00-09:45')]
    const rows = { openings: [opening(weekly('2021-10-01', [1, 2, 3, 4, 5]), '09:00-09:30')], absences }
    const within = ['2021-10-26', '2021-10-29'] as [string, string]
    expect(offeredTimes(rows, { within })).toEqual(['2021-10-27 09:00', '2021-10-28 09:00'])
  })

  it('last from the first hour of the first day of an absence to the last hour of its last day', () => {
    const long = absence('2026-06-01', '09:30-10:00', { lastDay: '2026-06-03' })
    const rows = { openings: [opening(weekly('2026-06-01', [1, 2, 3, 4]), '09:00-10:30')], absences: [long] }
    expect(offeredTimes(rows, { within: ['2026-06-01', '2026-06-04'] })).toEqual([
      '2026-06-01 09:00',
      '2026-06-03 10:00',
      '2026-06-04 09:00',
      '2026-06-04 09:30',
      '2026-06-04 10:00',
    ])
    expect(offeredTimes(rows, { within: ['2026-06-03', '2026-06-03'] })).toEqual(['2026-06-03 10:00'])
  })
})

describe('Holds', () => {
  const kept = hold(`${day} 09:00-09:30`, `${day} 08:10`, { id: 'mine' })
  const ask = (now: string, holdId?: string) =>
    offeredHours({ openings, holds: [kept] }, { on: day, now: `${day} ${now}`, holdId })

  it('T98 hide a slot from the others and not from me', () => {
    expect(ask('08:00')).toBe('09:30 10:00 10:30')
    expect(ask('08:00', 'mine')).toBe('09:00 09:30 10:00 10:30')
    expect(ask('08:00', 'another')).toBe('09:30 10:00 10:30')
  })

  it('T98 end with their ten minutes', () => {
    expect(ask('08:09')).toBe('09:30 10:00 10:30')
    expect(ask('08:10')).toBe('09:00 09:30 10:00 10:30')
  })
})

describe('Several advisors', () => {
  const both = [opening(day, '08:00-08:30'), opening(day, '08:00-08:30', { advisorId: 'nour' })]
  const ask = (...advisorIds: string[]) => {
    const appointments = advisorIds.map((advisorId) => appointment(`${day} 08:00-08:30`, { advisorId }))
    return offered({ openings: both, appointments }, { on: day }).map(
      (slot) => `${sayMoment(slot.startsAt)} ${slot.advisorIds.join()}`,
    )
  }

  it('T40 share one slot until the last of them is taken', () => {
    expect(ask()).toEqual([`${day} 08:00 camille,nour`])
    expect(ask('camille')).toEqual([`${day} 08:00 nour`])
    expect(ask('camille', 'nour')).toEqual([])
  })

  it('are narrowed to the one chosen', () => {
    const slots = offered({ openings: both }, { on: day, advisorId: 'nour' })
    expect(slots.map((slot) => slot.advisorIds)).toEqual([['nour']])
  })

  it('are each named once, whatever they open', () => {
    const twice = [...both, opening(day, '08:00-08:30', { serviceId: 'help' })]
    expect(offered({ openings: twice }, { on: day }).map((slot) => slot.advisorIds)).toEqual([
      ['camille', 'nour'],
    ])
  })

  it('are chosen by the fewest appointments of the week, then always the same', () => {
    expect(leastLoaded(['camille', 'nour'], new Map([['camille', 3]]))).toBe('nour')
    expect(leastLoaded(['nour', 'camille'], new Map())).toBe('camille')
    const loads = new Map([
      ['camille', 2],
      ['nour', 2],
    ])
    expect(leastLoaded(['nour', 'camille'], loads)).toBe('camille')
    expect(leastLoaded([], loads)).toBeUndefined()
  })
})
