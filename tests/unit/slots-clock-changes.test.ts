import { describe, expect, it } from 'vitest'
import { absenceSpans } from '#shared/opening-spans.ts'
import { sayTimeAt } from '#shared/speech.ts'
import { dayOf, hour, instantAt, sameHour, showingOf, wallTimeOf } from '#shared/time.ts'
import {
  absence,
  at,
  everyDay,
  offered,
  offeredHours,
  offeredTimes,
  opening,
  paris,
  place,
  sayMoment,
  sayUtc,
  service,
  weekly,
} from './day-at-the-desk.ts'

const march = '2026-03-29'
const october = '2026-10-25'
const anHour = [service({ minutes: 60 })]

describe('When the clocks change', () => {
  it('T42 an opening over the missing hour is an hour shorter, and never shows it', () => {
    const slots = offered({ openings: [opening(march, '01:00-05:00')], services: anHour }, { on: march })
    expect(slots.map((slot) => sayUtc(slot.startsAt))).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T01:00',
      '2026-03-29T02:00',
    ])
    expect(slots.map((slot) => wallTimeOf(slot.startsAt, paris))).toEqual(['01:00', '03:00', '04:00'])
  })

  it('T42 an opening over the hour shown twice offers that hour once, and says which', () => {
    const slots = offered({ openings: [opening(october, '01:00-05:00')], services: anHour }, { on: october })
    expect(slots.map((slot) => sayUtc(slot.startsAt))).toEqual([
      '2026-10-24T23:00',
      '2026-10-25T00:00',
      '2026-10-25T02:00',
      '2026-10-25T03:00',
    ])
    expect(slots.map((slot) => sayTimeAt(slot.startsAt, paris, 'fr').replaceAll('\u00a0', ' '))).toEqual([
      '1 h 00',
      '2 h 00 (heure d’été)',
      '3 h 00',
      '4 h 00',
    ])
  })

  it('T44 T45 every Monday at nine stays at nine', () => {
    const mondays = (firstDay: string, lastDay: string) =>
      offered(
        { openings: [opening(weekly(firstDay, [1]), '09:00-09:30')], places: [place('cahors')] },
        { within: [firstDay, lastDay] },
      ).map((slot) => sayUtc(slot.startsAt))
    expect(mondays('2026-03-23', '2026-04-05')).toEqual(['2026-03-23T08:00', '2026-03-30T07:00'])
    expect(mondays('2026-10-19', '2026-11-02')).toEqual([
      '2026-10-19T07:00',
      '2026-10-26T08:00',
      '2026-11-02T08:00',
    ])
  })

  it('T44 T51 an appointment booked in February for April keeps its hour', () => {
    expect(sayUtc(at('2026-04-06 09:00'))).toBe('2026-04-06T07:00')
    expect(sayUtc(at('2026-04-01 10:00'))).toBe('2026-04-01T08:00')
    expect(sayMoment(at('2026-04-01 10:00'))).toBe('2026-04-01 10:00')
  })

  it('T46 a missing hour moves forward, an hour shown twice is its first showing', () => {
    expect(sayUtc(at(`${march} 02:30`))).toBe('2026-03-29T01:30')
    expect(sayMoment(at(`${march} 02:30`))).toBe(`${march} 03:30`)
    expect(sayUtc(at(`${october} 02:30`))).toBe('2026-10-25T00:30')
    expect(sayUtc(at(`${october} 03:00`))).toBe('2026-10-25T02:00')
  })

  it('T46 hours that the clocks skip are no time at all, and stand in nobody’s way', () => {
    const skipped = opening(march, '02:30-03:00', { serviceId: 'group', seats: 8 })
    const services = [service(), service({ id: 'group', kind: 'workshop', bufferAfter: 60 })]
    const openings = [skipped, opening(march, '01:00-04:00')]
    expect(offeredHours({ openings, services }, { on: march })).toBe('01:00 01:30 03:00 03:30')
    expect(offered({ openings, services }, { on: march, serviceId: 'group' })).toEqual([])
  })

  it('T47 a notice of a day is twenty-four hours, whatever the clocks show', () => {
    const rows = {
      openings: [opening(everyDay('2026-01-01'), '08:00-12:00')],
      services: [service({ minutes: 60, noticeMinutes: 24 * 60 })],
    }
    const first = (now: string, day: string) => offeredTimes(rows, { on: day, now })[0]
    expect(first('2026-03-28 10:00', march)).toBe(`${march} 11:00`)
    expect(first('2026-10-24 10:00', october)).toBe(`${october} 09:00`)
  })

  it('T48 two days before is at the same hour', () => {
    const twoDaysBefore = (said: string) => sayMoment(sameHour(at(said), -2, paris))
    expect(twoDaysBefore('2026-03-30 09:00')).toBe('2026-03-28 09:00')
    expect(twoDaysBefore('2026-10-26 10:00')).toBe('2026-10-24 10:00')
    expect(sayMoment(at('2026-03-30 09:00') - 48 * hour)).toBe('2026-03-28 08:00')
  })

  it('T49 a whole day away lasts 23 or 25 hours and leaves Monday alone', () => {
    const lengths = [march, october].map((day) => {
      const [away] = absenceSpans(absence(day), paris, day, day)
      return (away!.endsAt - away!.startsAt) / hour
    })
    expect(lengths).toEqual([23, 25])
    for (const [sunday, monday] of [
      [march, '2026-03-30'],
      [october, '2026-10-26'],
    ] as const) {
      const openings = [opening(everyDay('2026-01-01'), '00:00-00:00', { overnight: true })]
      const rows = { openings, services: anHour, absences: [absence(sunday)] }
      const times = offeredTimes(rows, { within: [sunday, monday] })
      expect(times[0]).toBe(`${monday} 00:00`)
      expect(times).toHaveLength(24)
    }
  })

  it('T52 hours are those of the place, not of the machine', () => {
    const places = [place('cahors'), place('saint-denis', { zone: 'Indian/Reunion', communeCode: '97411' })]
    const openings = [opening('2026-07-01', '09:00-09:30', { placeId: 'saint-denis' })]
    const [slot] = offered({ places, openings }, { on: '2026-07-01' })
    expect(sayUtc(slot!.startsAt)).toBe('2026-07-01T05:00')
    expect(slot!.day).toBe('2026-07-01')
  })

  it.each([
    ['2027-03-27', '01:00 01:30 02:00 02:30 03:00 03:30'],
    ['2027-03-28', '01:00 01:30 03:00 03:30'],
    ['2027-10-30', '01:00 01:30 02:00 02:30 03:00 03:30'],
    ['2027-10-31', '01:00 01:30 02:00 02:30 03:00 03:30'],
  ])('in 2027, each hour of %s is offered once', (day, night) => {
    const openings = ['01:00-04:00', '09:00-12:00'].map((hours) => opening(everyDay('2027-01-01'), hours))
    expect(offeredHours({ openings }, { on: day })).toBe(`${night} 09:00 09:30 10:00 10:30 11:00 11:30`)
  })
})

describe('The bridge between what people say and a moment', () => {
  const zones = [
    'Europe/Paris',
    'America/Guadeloupe',
    'America/Miquelon',
    'Indian/Reunion',
    'Pacific/Noumea',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'Australia/Lord_Howe',
    'America/Santiago',
  ]

  it.each(zones)('goes and comes back in %s, every quarter of an hour of a year', (zone) => {
    const quarter = hour / 4
    const wrong: number[] = []
    for (
      let moment = at('2026-01-01 00:00', zone);
      moment < at('2027-01-01 00:00', zone);
      moment += quarter
    ) {
      const back = instantAt(dayOf(moment, zone), wallTimeOf(moment, zone), zone)
      const comesBack = back === moment
      if (comesBack !== (showingOf(moment, zone) !== 'second')) wrong.push(moment)
      if (back > moment) wrong.push(moment)
    }
    expect(wrong).toEqual([])
  })

  it.each(zones)('shows in %s what the calendar of the language shows', (zone) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    for (let moment = at('2026-01-01 00:00'); moment < at('2027-01-01 00:00'); moment += 7 * hour)
      expect(sayMoment(moment, zone)).toBe(format.format(moment))
  })

  it('refuses a zone that does not exist', () => {
    expect(() => at('2026-01-01 09:00', 'Europe/Cahors')).toThrow('Europe/Cahors')
  })
})
