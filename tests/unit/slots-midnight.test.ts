import { describe, expect, it } from 'vitest'
import { absence, offered, offeredTimes, opening, service, weekly } from './day-at-the-desk.ts'

const anHour = [service({ minutes: 60 })]
const overnight = { overnight: true }

describe('Around midnight', () => {
  it('T89 an opening runs over midnight, and its last slot is under the next day', () => {
    const openings = [opening('2026-06-05', '22:00-01:00', overnight)]
    const slots = offered({ openings, services: anHour }, { within: ['2026-06-05', '2026-06-06'] })
    expect(slots.map((slot) => slot.day)).toEqual(['2026-06-05', '2026-06-05', '2026-06-06'])
    expect(offeredTimes({ openings, services: anHour }, { within: ['2026-06-05', '2026-06-06'] })).toEqual([
      '2026-06-05 22:00',
      '2026-06-05 23:00',
      '2026-06-06 00:00',
    ])
  })

  it('T89 the slot after midnight belongs to the search of its own day', () => {
    const openings = [opening('2026-06-05', '22:00-01:00', overnight)]
    const on = (day: string) => offeredTimes({ openings, services: anHour }, { on: day })
    expect(on('2026-06-05')).toEqual(['2026-06-05 22:00', '2026-06-05 23:00'])
    expect(on('2026-06-06')).toEqual(['2026-06-06 00:00'])
  })

  it('T91 New Year takes the slot after midnight where the holiday is kept', () => {
    const openings = [opening('2026-12-31', '23:00-01:00', overnight)]
    const within = ['2026-12-31', '2027-01-01'] as [string, string]
    const holidayOpenings = [{ placeId: 'cahors', day: '2027-01-01' }]
    expect(offeredTimes({ openings, services: anHour }, { within })).toEqual(['2026-12-31 23:00'])
    expect(offeredTimes({ openings, services: anHour, holidayOpenings }, { within })).toEqual([
      '2026-12-31 23:00',
      '2027-01-01 00:00',
    ])
  })

  it('openings that touch at midnight make one, whichever day is asked', () => {
    const openings = [
      opening(weekly('2026-06-01', [5]), '22:00-00:00', overnight),
      opening(weekly('2026-06-01', [6]), '00:00-02:00'),
    ]
    const services = [service({ minutes: 50 })]
    expect(offeredTimes({ openings, services }, { within: ['2026-06-05', '2026-06-06'] })).toEqual([
      '2026-06-05 22:00',
      '2026-06-05 22:50',
      '2026-06-05 23:40',
      '2026-06-06 00:30',
    ])
    expect(offeredTimes({ openings, services }, { on: '2026-06-06' })).toEqual(['2026-06-06 00:30'])
  })

  it('a slot that ends after midnight in the opening of the next day is found when only its own day is asked', () => {
    const openings = [
      opening(weekly('2026-06-01', [5]), '22:00-00:00', overnight),
      opening(weekly('2026-06-01', [6]), '00:00-00:30'),
    ]
    const services = [service({ minutes: 50 })]
    expect(offeredTimes({ openings, services }, { on: '2026-06-05' })).toEqual([
      '2026-06-05 22:00',
      '2026-06-05 22:50',
      '2026-06-05 23:40',
    ])
  })

  it('an opening allowed to run over midnight need not', () => {
    const openings = [opening('2026-06-05', '22:00-23:00', overnight)]
    expect(offeredTimes({ openings }, { within: ['2026-06-05', '2026-06-06'] })).toEqual([
      '2026-06-05 22:00',
      '2026-06-05 22:30',
    ])
  })

  it('a slot over midnight needs the hours of the next day, even when only its own is asked', () => {
    const openings = [opening('2026-06-05', '22:30-01:00', overnight)]
    const asked = (absences: ReturnType<typeof absence>[]) =>
      offeredTimes({ openings, services: anHour, absences }, { on: '2026-06-05' })
    expect(asked([])).toEqual(['2026-06-05 22:30', '2026-06-05 23:30'])
    expect(asked([absence('2026-06-06')])).toEqual(['2026-06-05 22:30'])
  })

  it('an absence over midnight takes hours of both days', () => {
    const openings = [opening('2026-06-05', '22:00-02:00', overnight)]
    const rows = { openings, services: anHour, absences: [absence('2026-06-05', '23:00-01:00')] }
    expect(offeredTimes(rows, { within: ['2026-06-05', '2026-06-06'] })).toEqual([
      '2026-06-05 22:00',
      '2026-06-06 01:00',
    ])
    expect(offeredTimes(rows, { on: '2026-06-06' })).toEqual(['2026-06-06 01:00'])
  })
})
