import { describe, expect, it } from 'vitest'
import { openingWarningsFor } from '#shared/opening-problems.ts'
import { distanceKm } from '#shared/territories.ts'
import { travelBetween, travelMinutes } from '#shared/travel.ts'
import {
  appointment,
  desk,
  hold,
  offered,
  offeredHours,
  opening,
  place,
  sayMoment,
  service,
  weekly,
} from './day-at-the-desk.ts'

const day = '2026-06-01'
const places = [place('cahors'), place('figeac')]
const travel = () => 30
const atFigeac = (hours: string) => opening(day, hours, { placeId: 'figeac' })

describe('Several places', () => {
  it('T80 one advisor open in two places at once is warned, and a booking in one closes the other', () => {
    const here = opening(day, '09:00-12:00')
    const there = atFigeac('10:00-11:00')
    const warned = openingWarningsFor(there, desk({ openings: [here] }), day)
    expect(warned).toEqual([{ name: 'openingsOverlap', day }])
    const slots = offered(
      { openings: [here, there], appointments: [appointment(`${day} 10:00-10:30`)] },
      { on: day, placeIds: ['figeac'] },
    )
    expect(slots.map((slot) => sayMoment(slot.startsAt))).toEqual([`${day} 10:30`])
  })

  it('T80 nobody is warned of openings that touch, of the same place, or of a colleague', () => {
    const here = opening(day, '09:00-12:00')
    const warned = (other: ReturnType<typeof opening>) =>
      openingWarningsFor(here, desk({ openings: [here, other] }), day)
    expect(warned(atFigeac('12:00-13:00'))).toEqual([])
    expect(warned(opening(day, '10:00-11:00'))).toEqual([])
    expect(warned({ ...atFigeac('10:00-11:00'), advisorId: 'nour' })).toEqual([])
    expect(warned(opening('2026-05-31', '22:00-10:00', { placeId: 'figeac', overnight: true }))).toHaveLength(
      1,
    )
  })

  it('T81 the drive is kept after an appointment elsewhere', () => {
    const appointments = [appointment(`${day} 11:30-12:00`)]
    const slots = offeredHours({ openings: [atFigeac('12:00-15:00')], appointments, travel }, { on: day })
    expect(slots).toBe('12:30 13:00 13:30 14:00 14:30')
  })

  it('T81 the drive is kept before an appointment elsewhere', () => {
    const appointments = [appointment(`${day} 15:00-15:30`)]
    const slots = offeredHours({ openings: [atFigeac('12:00-15:00')], appointments, travel }, { on: day })
    expect(slots).toBe('12:00 12:30 13:00 13:30 14:00')
  })

  it('T81 someone else’s hold keeps its drive too', () => {
    const holds = [hold(`${day} 11:30-12:00`, `${day} 08:00`)]
    const ask = (now: string) =>
      offeredHours({ openings: [atFigeac('12:00-13:00')], holds, travel }, { on: day, now: `${day} ${now}` })
    expect(ask('07:59')).toBe('12:30')
    expect(ask('08:00')).toBe('12:00 12:30')
  })

  it('T82 no drive inside one place, nor without a place', () => {
    const appointments = [appointment(`${day} 11:30-12:00`, { placeId: 'figeac' })]
    expect(offeredHours({ openings: [atFigeac('12:00-13:00')], appointments, travel }, { on: day })).toBe(
      '12:00 12:30',
    )
    const byPhone = [appointment(`${day} 11:30-12:00`, { placeId: null })]
    expect(
      offeredHours({ openings: [atFigeac('12:00-13:00')], appointments: byPhone, travel }, { on: day }),
    ).toBe('12:00 12:30')
  })

  it('a short call in between shortens no road', () => {
    const appointments = [
      appointment(`${day} 11:00-12:00`),
      appointment(`${day} 12:00-12:10`, { placeId: null }),
    ]
    expect(offeredHours({ openings: [atFigeac('12:00-13:30')], appointments, travel }, { on: day })).toBe(
      '12:30 13:00',
    )
  })

  it('T87 a service by phone needs no place, a service on site does', () => {
    const openings = [opening(day, '09:00-09:30', { placeId: null })]
    expect(offered({ openings, services: [service({ mode: 'place' })] }, { on: day })).toEqual([])
    const [slot] = offered({ openings, services: [service({ mode: 'phone' })] }, { on: day })
    expect(slot).toMatchObject({ placeId: null, advisorIds: ['camille'], day })
  })

  it('T88 a place that closed shows no slot, nor one that nobody knows', () => {
    const openings = [
      opening(day, '09:00-09:30'),
      atFigeac('14:00-14:30'),
      opening(day, '16:00-16:30', { placeId: 'x' }),
    ]
    const closed = [place('cahors', { closedAt: 0 }), place('figeac')]
    expect(offered({ openings, places: closed }, { on: day }).map((slot) => slot.placeId)).toEqual(['figeac'])
  })
})

describe('Buffers', () => {
  const openings = [opening(day, '09:00-12:00')]

  it('T83 are kept between two appointments, whichever was booked first', () => {
    const services = [service({ stepMinutes: 15, bufferAfter: 15 })]
    const appointments = [appointment(`${day} 10:00-10:30`)]
    expect(offeredHours({ openings, services, appointments }, { on: day })).toBe(
      '09:00 09:15 10:45 11:00 11:15 11:30',
    )
  })

  it('T85 may run past the opening', () => {
    const services = [service({ bufferBefore: 15, bufferAfter: 15 })]
    const hours = offeredHours({ openings, services }, { on: day }).split(' ')
    expect([hours[0], hours.at(-1)]).toEqual(['09:00', '11:30'])
  })

  it('T86 do not move the grid', () => {
    const appointments = [appointment(`${day} 10:00-10:20`)]
    const nextWith = (stepMinutes: number) => {
      const services = [service({ minutes: 20, stepMinutes, bufferAfter: 5 })]
      return offeredHours(
        { openings: [opening(day, '10:00-12:00')], services, appointments },
        { on: day },
      ).slice(0, 5)
    }
    expect(nextWith(5)).toBe('10:25')
    expect(nextWith(20)).toBe('10:40')
  })

  it('are the largest of what both sides want and the drive, not their sum', () => {
    const services = [
      service({ stepMinutes: 5, bufferBefore: 10, bufferAfter: 20 }),
      service({ id: 'long', bufferBefore: 25, bufferAfter: 15 }),
    ]
    const appointments = [appointment(`${day} 10:00-10:30`, { serviceId: 'long' })]
    const free = (minutesOnTheRoad: number) => {
      const rows = {
        openings: [opening(day, '09:00-12:00', { placeId: 'figeac' })],
        places,
        services,
        appointments,
      }
      const hours = offeredHours({ ...rows, travel: () => minutesOnTheRoad }, { on: day }).split(' ')
      const firstAfter = hours.find((it) => it > '10:00')
      return [hours.findLast((it) => it < '10:00'), firstAfter]
    }
    expect(free(0)).toEqual(['09:05', '10:45'])
    expect(free(20)).toEqual(['09:05', '10:50'])
    expect(free(30)).toEqual(['09:00', '11:00'])
  })

  it('are not wanted beside an absence or a holiday', () => {
    const services = [service({ bufferBefore: 15, bufferAfter: 15 })]
    const daily = [opening(weekly('2026-01-01', [4, 5]), '00:00-00:00', { overnight: true })]
    const slots = offered({ openings: daily, services }, { within: ['2026-05-13', '2026-05-15'] })
    expect(sayMoment(slots[0]!.startsAt)).toBe('2026-05-15 00:00')
  })
})

describe('The road', () => {
  const cahors = { latitude: 44.4475, longitude: 1.4406 }
  const figeac = { latitude: 44.6086, longitude: 2.0316 }

  it('is the crow’s flight, longer, at the speed of the country', () => {
    expect(distanceKm(cahors, figeac)).toBeCloseTo(50.1, 0)
    expect(travelMinutes(cahors, figeac)).toBe(80)
    expect(travelMinutes(cahors, cahors)).toBe(0)
    expect(travelMinutes(cahors, { ...cahors, latitude: 44.45 })).toBe(5)
  })

  it('is as long as the house says that one drives, or is not counted', () => {
    expect(travelMinutes(cahors, figeac, 100)).toBe(40)
    expect(travelMinutes(cahors, figeac, 0)).toBe(0)
    const places = [
      { id: 'cahors', ...cahors },
      { id: 'figeac', ...figeac },
    ]
    expect(travelBetween(places, 100)('cahors', 'figeac')).toBe(40)
  })

  it('is worked out both ways, and is nothing where a position is unknown', () => {
    const drive = travelBetween([
      { id: 'cahors', ...cahors },
      { id: 'figeac', ...figeac },
      { id: 'nowhere', latitude: null, longitude: null },
    ])
    expect(drive('figeac', 'cahors')).toBe(drive('cahors', 'figeac'))
    expect([drive('cahors', 'nowhere'), drive('cahors', 'unknown')]).toEqual([0, 0])
  })
})
