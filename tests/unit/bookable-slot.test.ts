import { describe, expect, it } from 'vitest'
import type { Availability } from '#shared/availability.ts'
import type { SlotSearch } from '#shared/slot-search.ts'
import { bookableSlot, nearestSlots, openSlots, type WantedSlot } from '#shared/slots.ts'
import { touchedAppointments } from '#shared/touched-appointments.ts'
import {
  absence,
  appointment,
  at,
  desk,
  hold,
  offered,
  offeredHours,
  opening,
  place,
  sayMoment,
  service,
} from './day-at-the-desk.ts'

const day = '2026-06-01'
const openings = [opening(day, '09:00-12:00')]

const book = (rows: Partial<Availability>, wanted: string, more: Partial<WantedSlot & SlotSearch> = {}) =>
  bookableSlot(
    desk({ openings, ...rows }),
    { serviceId: 'help', now: at('2026-05-01 09:00'), ...more },
    { startsAt: at(`${day} ${wanted}`), placeId: 'cahors', ...more },
  )?.advisorIds

describe('A slot asked for', () => {
  it('is bookable when it is one of those shown', () => {
    expect(book({}, '09:30')).toEqual(['camille'])
    const slots = openSlots(desk({ openings }), {
      serviceId: 'help',
      from: day,
      to: day,
      now: 0,
      byAdvisor: true,
    })
    expect(slots).toHaveLength(6)
  })

  it('T100 is refused off the grid, outside the opening, in the past, elsewhere, or for another service', () => {
    expect(book({}, '09:07')).toBeUndefined()
    expect(book({}, '12:00')).toBeUndefined()
    expect(book({}, '08:30')).toBeUndefined()
    expect(book({}, '09:30', { now: at(`${day} 09:31`) })).toBeUndefined()
    expect(book({}, '09:30', { placeId: 'figeac' })).toBeUndefined()
    expect(book({}, '09:30', { placeId: 'unknown' })).toBeUndefined()
    expect(book({}, '09:30', { placeId: null })).toBeUndefined()
    expect(book({}, '09:30', { serviceId: 'unknown' })).toBeUndefined()
    expect(book({}, '09:30', { advisorId: 'nour' })).toBeUndefined()
    expect(book({ places: [place('cahors', { closedAt: 0 })] }, '09:30')).toBeUndefined()
  })

  it('T100 is refused for a service retired, or kept for advisors', () => {
    expect(book({ services: [service({ retiredAt: 1 })] }, '09:30')).toBeUndefined()
    expect(book({ services: [service({ openToPublic: false })] }, '09:30')).toBeUndefined()
    expect(book({ services: [service({ openToPublic: false })] }, '09:30', { byAdvisor: true })).toEqual([
      'camille',
    ])
  })

  it('T99 is refused once the hold has expired and somebody else has booked', () => {
    const holds = [hold(`${day} 09:30-10:00`, `${day} 08:10`, { id: 'mine' })]
    const mine = { holdId: 'mine', now: at(`${day} 08:09`) }
    expect(book({ holds }, '09:30', mine)).toEqual(['camille'])
    const appointments = [appointment(`${day} 09:30-10:00`)]
    expect(book({ holds, appointments }, '09:30', { ...mine, now: at(`${day} 08:11`) })).toBeUndefined()
  })

  it('T99 is answered with the three nearest, in the order of time', () => {
    const slots = offered({ openings, appointments: [appointment(`${day} 10:00-10:30`)] }, { on: day })
    const nearest = nearestSlots(slots, at(`${day} 10:00`), 3)
    expect(nearest.map((slot) => sayMoment(slot.startsAt).slice(11))).toEqual(['09:00', '09:30', '10:30'])
    expect(nearestSlots(slots.slice(0, 1), at(`${day} 10:00`), 3)).toHaveLength(1)
    expect(nearestSlots([], at(`${day} 10:00`), 3)).toEqual([])
  })
})

describe('An appointment being moved', () => {
  const mine = appointment(`${day} 10:00-10:30`, { id: 'mine' })
  const rows = { openings, appointments: [mine] }

  it('T108 does not stand in its own way', () => {
    expect(offeredHours(rows, { on: day })).toBe('09:00 09:30 10:30 11:00 11:30')
    expect(offeredHours(rows, { on: day, ignoring: 'mine' })).toBe('09:00 09:30 10:00 10:30 11:00 11:30')
    expect(offeredHours(rows, { on: day, ignoring: 'another' })).toBe('09:00 09:30 10:30 11:00 11:30')
  })

  it('T111 keeps its own length', () => {
    expect(offeredHours(rows, { on: day, ignoring: 'mine', minutes: 90 })).toBe('09:00 10:30')
  })

  it('T114 leaves a slot that can be booked', () => {
    const moved = { ...mine, startsAt: at(`${day} 11:00`), endsAt: at(`${day} 11:30`) }
    expect(book({ appointments: [moved] }, '10:00')).toEqual(['camille'])
    expect(book({ appointments: [moved] }, '11:00')).toBeUndefined()
  })
})

describe('A change of availability', () => {
  const late = appointment(`${day} 11:00-11:30`, { id: 'late' })
  const touched = (rows: Partial<Availability>, now = '2026-05-01 00:00') =>
    touchedAppointments(desk({ openings, appointments: [late], ...rows }), at(now)).map(
      ({ appointment: { id }, by }) => `${id} ${by}`,
    )

  it('touches nobody who still has their hours, on the grid or not', () => {
    const appointments = [
      late,
      appointment(`${day} 09:10-09:50`),
      appointment(`${day} 13:00-13:30`, { cancelledAt: 1 }),
    ]
    expect(touched({ appointments })).toEqual([])
  })

  it('T126 names the appointments outside a shortened opening', () => {
    expect(touched({ openings: [opening(day, '09:00-11:00')] })).toEqual(['late outsideOpenings'])
    expect(touched({ openings: [opening(day, '09:00-11:29')] })).toEqual(['late outsideOpenings'])
    expect(touched({ openings: [opening(day, '09:00-11:00'), opening(day, '11:00-11:30')] })).toEqual([])
    expect(touched({ openings: [] }, `${day} 11:01`)).toEqual([])
  })

  it('T127 names those whose opening moved to another place, advisor or service', () => {
    expect(touched({ openings: [opening(day, '09:00-12:00', { placeId: 'figeac' })] })).toEqual([
      'late outsideOpenings',
    ])
    expect(touched({ openings: [opening(day, '09:00-12:00', { advisorId: 'nour' })] })).toEqual([
      'late outsideOpenings',
    ])
    expect(touched({ openings: [opening(day, '09:00-12:00', { serviceId: 'other' })] })).toEqual([
      'late outsideOpenings',
    ])
  })

  it('T129 names those under an absence, a closure or a holiday', () => {
    expect(touched({ absences: [absence(day, '11:29-12:00')] })).toEqual(['late absent'])
    expect(touched({ absences: [absence(day, '11:30-12:00')] })).toEqual([])
    expect(touched({ absences: [absence(day, undefined, { advisorId: 'nour' })] })).toEqual([])
    expect(touched({ closures: [{ placeId: 'cahors', firstDay: day, lastDay: day }] })).toEqual([
      'late placeClosed',
    ])
    const ascension = { openings: [opening('2026-05-14', '09:00-12:00')] }
    expect(
      touched({ ...ascension, appointments: [appointment('2026-05-14 09:00-09:30', { id: 'holiday' })] }),
    ).toEqual(['holiday placeClosed'])
  })

  it('T129 names the seats of a workshop that changed its hour, soonest first', () => {
    const workshop = opening(day, '15:00-16:00', { id: 'workshop', serviceId: 'group', seats: 8 })
    const seat = appointment(`${day} 14:00-15:00`, { id: 'seat', serviceId: 'group', workshopId: 'workshop' })
    const appointments = [seat, { ...late, startsAt: at(`${day} 12:00`), endsAt: at(`${day} 12:30`) }]
    expect(touched({ openings: [...openings, workshop], appointments })).toEqual([
      'late outsideOpenings',
      'seat outsideOpenings',
    ])
    const kept = { ...workshop, startsAt: '14:00' }
    expect(touched({ openings: [...openings, kept], appointments: [seat] })).toEqual([])
  })
})
