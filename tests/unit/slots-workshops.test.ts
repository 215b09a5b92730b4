import { describe, expect, it } from 'vitest'
import type { Appointment } from '#shared/availability.ts'
import { openingRefusal } from '#shared/opening-problems.ts'
import { nextSlotPerPlace } from '#shared/slots.ts'
import {
  absence,
  appointment,
  hold,
  offered,
  offeredHours,
  opening,
  sayMoment,
  service,
  weekly,
} from './day-at-the-desk.ts'

const day = '2026-06-01'
const services = [service(), service({ id: 'first-steps', kind: 'workshop', minutes: 120 })]
const workshop = (hours: string, more = {}) =>
  opening(day, hours, { id: 'workshop', serviceId: 'first-steps', seats: 8, ...more })
const seat = (more: Partial<Appointment> = {}) =>
  appointment(`${day} 14:00-16:00`, { serviceId: 'first-steps', workshopId: 'workshop', ...more })
const seats = (count: number) => Array.from({ length: count }, () => seat())

/** `14:00 8`: hours and seats left. */
const workshops = (rows: Parameters<typeof offered>[0], asked = {}) =>
  offered(
    { openings: [workshop('14:00-16:00')], services, ...rows },
    { on: day, serviceId: 'first-steps', ...asked },
  ).map((slot) => `${sayMoment(slot.startsAt).slice(11)} ${slot.seatsLeft}`)

describe('A workshop', () => {
  it('is one slot that lasts the whole opening, with its seats', () => {
    const [slot] = offered(
      { openings: [workshop('14:00-16:30')], services },
      { on: day, serviceId: 'first-steps' },
    )
    expect(slot).toMatchObject({ workshopId: 'workshop', advisorIds: ['camille'], seatsLeft: 8, day })
    expect(sayMoment(slot!.endsAt)).toBe(`${day} 16:30`)
  })

  it('T41 blocks the individual slots of its advisor, even with nobody registered', () => {
    const openings = [opening(day, '13:00-17:00'), workshop('14:00-16:00', { placeId: 'figeac' })]
    expect(offeredHours({ openings, services }, { on: day })).toBe('13:00 13:30 16:00 16:30')
  })

  it('T41 keeps its road and its buffers before and after', () => {
    const buffered = [services[0]!, { ...services[1]!, bufferAfter: 45 }]
    const openings = [opening(day, '13:00-17:30'), workshop('14:00-16:00', { placeId: 'figeac' })]
    const rows = { openings, services: buffered, travel: () => 30 }
    expect(offeredHours(rows, { on: day })).toBe('13:00 17:00')
  })

  it('T41 blocks nothing on a day its place is closed, nor an occurrence cancelled', () => {
    const openings = [opening(day, '14:00-15:00'), workshop('14:00-16:00', { placeId: 'figeac' })]
    const closures = [{ placeId: 'figeac', firstDay: day, lastDay: day }]
    expect(offeredHours({ openings, services, closures }, { on: day })).toBe('14:00 14:30')
    const recurrence = weekly(day, [1], { exceptions: [{ day, movedTo: null }] })
    const cancelled = [opening(day, '14:00-15:00'), { ...workshop('14:00-16:00'), recurrence }]
    expect(offeredHours({ openings: cancelled, services }, { on: day })).toBe('14:00 14:30')
  })

  it('T116 T117 counts its seats by the registrations that stand and the holds of others', () => {
    expect(workshops({ appointments: seats(7) })).toEqual(['14:00 1'])
    expect(workshops({ appointments: [...seats(7), seat({ cancelledAt: 1 })] })).toEqual(['14:00 1'])
    const holds = [hold(`${day} 14:00-16:00`, `${day} 08:10`, { id: 'mine', workshopId: 'workshop' })]
    const now = `${day} 08:00`
    expect(workshops({ appointments: seats(6), holds }, { now })).toEqual(['14:00 1'])
    expect(workshops({ appointments: seats(6), holds }, { now, holdId: 'mine' })).toEqual(['14:00 2'])
    expect(workshops({ appointments: seats(6), holds }, { now: `${day} 08:10` })).toEqual(['14:00 2'])
  })

  it('T116 leaves the list when full, and shows for its waiting list', () => {
    expect(workshops({ appointments: seats(8) })).toEqual([])
    expect(workshops({ appointments: seats(8) }, { fullToo: true })).toEqual(['14:00 0'])
    const slots = offered(
      { openings: [workshop('14:00-16:00')], services, appointments: seats(8) },
      { on: day, serviceId: 'first-steps', fullToo: true },
    )
    expect(nextSlotPerPlace(slots).size).toBe(0)
  })

  it('T117 counts the seats of each occurrence apart, and of each workshop', () => {
    const openings = [
      { ...workshop('14:00-16:00'), recurrence: weekly(day, [1, 2]) },
      workshop('14:00-16:00', { id: 'figeac', advisorId: 'nour', placeId: 'figeac' }),
    ]
    const slots = offered(
      { openings, services, appointments: seats(3) },
      { within: [day, '2026-06-02'], serviceId: 'first-steps' },
    )
    expect(slots.map((slot) => `${sayMoment(slot.startsAt)} ${slot.seatsLeft}`)).toEqual([
      `${day} 14:00 5`,
      `${day} 14:00 8`,
      '2026-06-02 14:00 8',
    ])
  })

  it('T123 is listed only in the future, inside notice and horizon, and while its advisor is there', () => {
    const within = (noticeMinutes: number, horizonDays: number) =>
      workshops({ services: [{ ...services[1]!, noticeMinutes, horizonDays }] }, { now: '2026-05-31 14:00' })
    expect(within(24 * 60, 30)).toEqual(['14:00 8'])
    expect(within(24 * 60 + 1, 30)).toEqual([])
    expect(within(0, 1)).toEqual(['14:00 8'])
    const tooFar = { services: [{ ...services[1]!, horizonDays: 1 }] }
    expect(workshops(tooFar, { now: '2026-05-31 13:59' })).toEqual([])
    expect(workshops({}, { now: `${day} 14:01` })).toEqual([])
    expect(workshops({ absences: [absence(day, '15:30-17:00')] })).toEqual([])
    expect(workshops({ absences: [absence(day, '16:00-17:00')] })).toEqual(['14:00 8'])
    expect(workshops({}, { placeIds: ['figeac'] })).toEqual([])
  })

  it('is listed once, even moved onto its next occurrence', () => {
    const movedTo = { day: '2026-06-08', hours: null }
    const recurrence = weekly(day, [1], { exceptions: [{ day, movedTo }] })
    const rows = { openings: [{ ...workshop('14:00-16:00'), recurrence }], services }
    const slots = offered(rows, { within: [day, '2026-06-08'], serviceId: 'first-steps' })
    expect(slots.map((slot) => sayMoment(slot.startsAt))).toEqual(['2026-06-08 14:00'])
  })

  it('leaves the list while its advisor is promised elsewhere at that hour', () => {
    const appointments = [appointment(`${day} 16:00-16:30`, { placeId: 'figeac' })]
    expect(workshops({ appointments })).toEqual(['14:00 8'])
    expect(workshops({ appointments, travel: () => 5 })).toEqual([])
    const colleague = [appointment(`${day} 14:00-14:30`, { advisorId: 'nour' })]
    expect(workshops({ appointments: colleague })).toEqual(['14:00 8'])
  })

  it('is listed beside another planned over it, until one has its first registration', () => {
    const openings = [workshop('14:00-16:00'), workshop('15:00-17:00', { id: 'other', placeId: 'figeac' })]
    expect(workshops({ openings })).toEqual(['14:00 8', '15:00 8'])
    expect(workshops({ openings, appointments: seats(1) })).toEqual(['14:00 7'])
  })

  it('lends its hours to no individual slot, nor its beginning to their grid', () => {
    const openings = [
      workshop('09:00-09:50', { serviceId: 'help' }),
      opening(day, '09:50-11:00', { serviceId: 'help' }),
    ]
    expect(offeredHours({ openings, services }, { on: day })).toBe('09:50 10:20')
  })

  it('needs seats and a service for groups, which nothing else may have', () => {
    expect(openingRefusal(workshop('14:00-16:00'), services)).toBeNull()
    expect(openingRefusal(workshop('14:00-16:00', { seats: null }), services)).toBe('seatsOnlyForWorkshops')
    expect(openingRefusal(workshop('14:00-16:00', { serviceId: 'help' }), services)).toBe(
      'seatsOnlyForWorkshops',
    )
    expect(openingRefusal(workshop('14:00-16:00', { serviceId: null }), services)).toBe(
      'seatsOnlyForWorkshops',
    )
  })
})
