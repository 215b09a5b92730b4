import { describe, expect, it } from 'vitest'
import { openingRefusal, openingWarningsFor } from '#shared/opening-problems.ts'
import { appointment, desk, offeredHours, offeredTimes, opening, service } from './day-at-the-desk.ts'

const monday = '2021-05-03'

describe('The grid', () => {
  it('T01 starts with the opening and leaves out what does not fit', () => {
    const rows = { openings: [opening(monday, '09:00-11:20')], services: [service({ minutes: 60 })] }
    expect(offeredHours(rows, { on: monday })).toBe('09:00 10:00')
  })

  it('T02 offers nothing in an opening shorter than the appointment', () => {
    expect(offeredHours({ openings: [opening(monday, '09:00-09:15')] }, { on: monday })).toBe('')
  })

  it('T03 offers one slot where one and a half would fit', () => {
    expect(offeredHours({ openings: [opening(monday, '09:00-09:45')] }, { on: monday })).toBe('09:00')
  })

  it('T04 offers a slot that fits exactly', () => {
    const rows = { openings: [opening(monday, '09:00-10:00')], services: [service({ minutes: 60 })] }
    expect(offeredHours(rows, { on: monday })).toBe('09:00')
  })

  it('T06 steps wider than the appointment when the service says so', () => {
    const services = [service({ minutes: 20, stepMinutes: 60 })]
    expect(offeredHours({ openings: [opening(monday, '09:00-12:00')], services }, { on: monday })).toBe(
      '09:00 10:00 11:00',
    )
  })

  it('T07 offers the whole afternoon of the one day asked', () => {
    const openings = ['2021-05-02', monday, '2021-05-04'].map((day) => opening(day, '14:00-18:00'))
    expect(offeredTimes({ openings }, { on: monday })).toEqual(
      ['14:00', '14:30', '15:00', '15:30', '16:00', '16:30', '17:00', '17:30'].map((it) => `${monday} ${it}`),
    )
  })

  it('T08 refuses an opening that ends when it starts, or before, unless it runs over midnight', () => {
    const refusal = (hours: string, overnight = false) =>
      openingRefusal(opening(monday, hours, { overnight }), [service()])
    expect(refusal('09:00-09:00')).toBe('openingEndsBeforeStart')
    expect(refusal('22:00-01:00')).toBe('openingEndsBeforeStart')
    expect(refusal('22:00-01:00', true)).toBeNull()
    expect(refusal('09:00-09:01')).toBeNull()
  })

  it('T09 warns that a service is too long for its opening, which then offers nothing', () => {
    const services = [service({ minutes: 120 })]
    const short = opening(monday, '09:00-10:00', { serviceId: 'help' })
    const warning = { name: 'openingTooShort', day: monday }
    expect(openingWarningsFor(short, desk({ services }), monday)).toEqual([warning])
    expect(offeredHours({ openings: [short], services }, { on: monday })).toBe('')
    const neighbour = opening(monday, '10:00-11:00', { serviceId: 'help' })
    expect(openingWarningsFor(short, desk({ services, openings: [neighbour] }), monday)).toEqual([])
  })

  it('T10 makes one opening of two that touch', () => {
    const openings = [opening(monday, '10:00-11:00'), opening(monday, '09:00-10:00')]
    const services = [service({ minutes: 90, stepMinutes: 30 })]
    expect(offeredHours({ openings, services }, { on: monday })).toBe('09:00 09:30')
  })

  it('T10 keeps apart the openings of two advisors, places or services', () => {
    const services = [service({ minutes: 90, stepMinutes: 30 })]
    for (const more of [{ advisorId: 'nour' }, { placeId: 'figeac' }, { serviceId: 'help' }]) {
      const openings = [opening(monday, '09:00-10:00'), opening(monday, '10:00-11:00', more)]
      expect(offeredHours({ openings, services }, { on: monday })).toBe('')
    }
  })

  it('T11 keeps its steps after an appointment', () => {
    const rows = {
      openings: [opening(monday, '09:00-11:00')],
      appointments: [appointment(`${monday} 09:00-09:20`)],
    }
    expect(offeredHours(rows, { on: monday })).toBe('09:30 10:00 10:30')
  })

  it('makes one opening of two that overlap, from the first of them', () => {
    const openings = [opening(monday, '09:20-11:00'), opening(monday, '09:00-10:00')]
    expect(offeredHours({ openings }, { on: monday })).toBe('09:00 09:30 10:00 10:30')
  })

  it('refuses a search of more than sixty days', () => {
    const rows = { openings: [opening(monday, '09:00-09:30')] }
    expect(offeredTimes(rows, { within: [monday, '2021-07-02'] })).toEqual([`${monday} 09:00`])
    expect(() => offeredTimes(rows, { within: [monday, '2021-07-03'] })).toThrow('rangeTooLong')
  })
})
