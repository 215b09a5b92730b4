import { describe, expect, it } from 'vitest'
import {
  absence,
  appointment,
  everyDay,
  offered,
  offeredHours,
  offeredTimes,
  opening,
  place,
  sayUtc,
  service,
  weekly,
} from './day-at-the-desk.ts'

describe('The clocks', () => {
  it('skip an hour of a night in March', () => {
    const rows = {
      openings: [opening('2026-03-28', '22:00-04:00', { overnight: true })],
      services: [service({ minutes: 60 })],
    }
    expect(offeredTimes(rows, { within: ['2026-03-28', '2026-03-29'] })).toEqual([
      '2026-03-28 22:00',
      '2026-03-28 23:00',
      '2026-03-29 00:00',
      '2026-03-29 01:00',
      '2026-03-29 03:00',
    ])
  })
  it('repeat an hour of a night in October, which is offered once', () => {
    const rows = {
      openings: [opening('2026-10-24', '22:00-04:00', { overnight: true })],
      services: [service({ minutes: 60 })],
    }
    const utc = offered(rows, { within: ['2026-10-24', '2026-10-25'] }).map(({ startsAt }) =>
      sayUtc(startsAt),
    )
    expect(utc).toEqual([
      '2026-10-24T20:00',
      '2026-10-24T21:00',
      '2026-10-24T22:00',
      '2026-10-24T23:00',
      '2026-10-25T00:00',
      '2026-10-25T02:00',
    ])
  })
  it('move an end that they skip', () => {
    const rows = { openings: [opening('2026-03-29', '01:00-02:30')], services: [service({ minutes: 30 })] }
    expect(offeredHours(rows, { on: '2026-03-29' })).toBe('01:00 01:30 03:00')
  })
  it('leave nothing of an opening in the hour they skip', () => {
    const rows = { openings: [opening('2026-03-29', '02:00-03:00')], services: [service({ minutes: 30 })] }
    expect(offeredHours(rows, { on: '2026-03-29' })).toBe('')
  })
  it('show an hour twice, and an absence takes both', () => {
    const rows = {
      openings: [opening('2026-10-25', '01:00-05:00')],
      absences: [absence('2026-10-25', '02:00-03:00')],
      services: [service({ minutes: 60 })],
    }
    const utc = offered(rows, { on: '2026-10-25' }).map(({ startsAt }) => sayUtc(startsAt))
    expect(utc).toEqual(['2026-10-24T23:00', '2026-10-25T02:00', '2026-10-25T03:00'])
  })
  it('of Nouméa are those of its openings', () => {
    const noumea = place('noumea', { zone: 'Pacific/Noumea', communeCode: '98818' })
    const rows = {
      places: [noumea],
      openings: [opening(everyDay('2026-09-20'), '08:00-10:00', { placeId: 'noumea' })],
      services: [service({ minutes: 60 })],
    }
    const slots = offered(rows, { within: ['2026-09-22', '2026-09-23'] })
    expect(slots.map(({ startsAt, day }) => `${day} ${sayUtc(startsAt)}`)).toEqual([
      '2026-09-22 2026-09-21T21:00',
      '2026-09-22 2026-09-21T22:00',
      '2026-09-23 2026-09-22T21:00',
      '2026-09-23 2026-09-22T22:00',
    ])
  })
  it('and holidays of Martinique and Guadeloupe are their own', () => {
    const mq = place('mq', { zone: 'America/Martinique', communeCode: '97209' })
    const gp = place('gp', { zone: 'America/Guadeloupe', communeCode: '97105' })
    const days = (placeId: string) =>
      offered(
        {
          places: [mq, gp],
          openings: [opening(everyDay('2026-05-18'), '09:00-10:00', { placeId })],
          services: [service({ minutes: 60 })],
        },
        { within: ['2026-05-21', '2026-05-28'], now: '2026-05-01 00:00' },
      ).map(({ day }) => day.slice(8))
    expect(days('mq')).toEqual(['21', '23', '24', '26', '27', '28'])
    expect(days('gp')).toEqual(['21', '22', '23', '24', '26', '28'])
  })
  it('of two places tell one advisor busy at one moment', () => {
    const rows = {
      places: [place('paris'), place('mq', { zone: 'America/Martinique', communeCode: '97209' })],
      openings: [
        opening('2026-06-03', '14:00-16:00', { placeId: 'paris' }),
        opening('2026-06-03', '08:00-10:00', { placeId: 'mq' }),
      ],
      services: [service({ minutes: 60 })],
      appointments: [appointment('2026-06-03 14:00-15:00', { placeId: 'paris' })],
    }
    expect(
      offered(rows, { on: '2026-06-03' }).map(({ placeId, startsAt }) => `${placeId} ${sayUtc(startsAt)}`),
    ).toEqual(['mq 2026-06-03T13:00', 'paris 2026-06-03T13:00'])
  })
  it('may differ from the others by half an hour', () => {
    const rows = {
      places: [place('marq', { zone: 'Pacific/Marquesas', communeCode: '98723' })],
      openings: [opening('2026-06-03', '08:00-09:00', { placeId: 'marq' })],
      services: [service({ minutes: 60 })],
    }
    expect(offered(rows, { on: '2026-06-03' }).map(({ startsAt }) => sayUtc(startsAt))).toEqual([
      '2026-06-03T17:30',
    ])
  })
})

describe('The bounds', () => {
  it('of notice and horizon count to the minute, both included', () => {
    const services = [service({ minutes: 30, noticeMinutes: 60, horizonDays: 1 })]
    const openings = [opening(everyDay('2026-06-01'), '09:00-10:30')]
    const ask = (now: string) =>
      offeredTimes({ openings, services }, { within: ['2026-06-02', '2026-06-03'], now: now })
    expect(ask('2026-06-02 08:30')).toEqual(['2026-06-02 09:30', '2026-06-02 10:00'])
    expect(ask('2026-06-02 09:00')).toEqual(['2026-06-02 10:00', '2026-06-03 09:00'])
    expect(ask('2026-06-02 09:01')).toEqual(['2026-06-03 09:00'])
  })
  it('of buffers are the largest of the two, not their sum', () => {
    const services = [service({ minutes: 30, stepMinutes: 5, bufferBefore: 10, bufferAfter: 20 })]
    const hours = offeredHours(
      {
        openings: [opening('2026-06-02', '09:00-11:30')],
        services,
        appointments: [appointment('2026-06-02 10:00-10:30')],
      },
      { on: '2026-06-02' },
    )
    expect(hours).toBe('09:00 09:05 09:10 10:50 10:55 11:00')
  })
  it('of merged openings vanish, and an appointment moves no grid', () => {
    const openings = [
      opening('2026-06-02', '10:10-11:00'),
      opening('2026-06-02', '09:00-09:40'),
      opening('2026-06-02', '09:40-10:10'),
    ]
    expect(
      offeredHours(
        {
          openings,
          services: [service({ minutes: 30 })],
          appointments: [appointment('2026-06-02 09:20-09:35')],
        },
        { on: '2026-06-02' },
      ),
    ).toBe('10:00 10:30')
  })
  it('of the road stay when a call comes in between', () => {
    const rows = {
      places: [place('a'), place('b')],
      travel: () => 60,
      openings: [opening('2026-06-02', '09:00-13:00', { placeId: 'b' })],
      services: [service({ minutes: 30 })],
      appointments: [
        appointment('2026-06-02 09:00-09:30', { placeId: 'a' }),
        appointment('2026-06-02 09:30-10:00', { placeId: null }),
      ],
    }
    expect(offeredHours(rows, { on: '2026-06-02' })).toBe('10:30 11:00 11:30 12:00 12:30')
  })
  it('of an absence are its own, without a buffer', () => {
    expect(
      offeredHours(
        {
          openings: [opening('2026-06-02', '09:00-11:00')],
          services: [service({ minutes: 30, bufferBefore: 15, bufferAfter: 15 })],
          absences: [absence('2026-06-02', '09:30-10:00')],
        },
        { on: '2026-06-02' },
      ),
    ).toBe('09:00 10:00 10:30')
  })
  it('of one day leave a night to the day each slot is on', () => {
    const rows = {
      openings: [opening('2026-06-05', '22:30-02:00', { overnight: true })],
      services: [service({ minutes: 60 })],
    }
    expect(offeredTimes(rows, { within: ['2026-06-06', '2026-06-06'] })).toEqual(['2026-06-06 00:30'])
    expect(offeredTimes(rows, { within: ['2026-06-05', '2026-06-05'] })).toEqual([
      '2026-06-05 22:30',
      '2026-06-05 23:30',
    ])
  })
  it('of a holiday end the night before at midnight', () => {
    const rows = {
      openings: [opening('2026-07-13', '22:00-02:00', { overnight: true })],
      services: [service({ minutes: 90 })],
    }
    expect(offeredTimes(rows, { within: ['2026-07-13', '2026-07-14'] })).toEqual(['2026-07-13 22:00'])
  })
  it('of an absence may be on either side of midnight', () => {
    const rows = {
      openings: [opening(everyDay('2026-06-01'), '00:00-03:00')],
      absences: [absence(weekly('2026-06-01', [2]), '23:00-02:00')],
      services: [service({ minutes: 60 })],
    }
    expect(offeredTimes(rows, { within: ['2026-06-02', '2026-06-03'] })).toEqual([
      '2026-06-02 00:00',
      '2026-06-02 01:00',
      '2026-06-02 02:00',
      '2026-06-03 02:00',
    ])
  })
})
