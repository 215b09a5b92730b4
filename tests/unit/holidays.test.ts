import { describe, expect, it } from 'vitest'
import { holidayRegionOf, holidaysBetween, holidaysOf } from '#shared/holidays.ts'
import { at, everyDay, offered, offeredTimes, opening, place, sayMoment, service } from './day-at-the-desk.ts'

/** `05-14`, without the fixed days of the country when asked. */
const dates = (year: number, region?: 'alsace-moselle' | 'reunion') =>
  [...holidaysOf(year, region).keys()].map((day) => day.slice(5))

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const movable = (year: number) => dates(year).filter((date) => !fixed.includes(date))

describe('Public holidays', () => {
  it('T74 are computed, Easter on a change of the clocks included', () => {
    expect(dates(2026)).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ])
    expect(movable(2027)).toEqual(['03-29', '05-06', '05-17'])
    expect(movable(2028)).toEqual(['04-17', '05-25', '06-05'])
    for (const year of [2026, 2027, 2028]) expect(dates(year)).toHaveLength(11)
  })

  it('T75 need no list to renew', () => {
    expect(movable(2031)).toEqual(['04-14', '05-22', '06-02'])
    expect(movable(2099)).toEqual(['04-13', '05-21', '06-01'])
  })

  it('T75 are two more in Alsace and Moselle', () => {
    const more = dates(2026, 'alsace-moselle').filter((date) => !dates(2026).includes(date))
    expect(more).toEqual(['04-03', '12-26'])
    expect(['67482', '68066', '57463', '46042', '54395'].map(holidayRegionOf)).toEqual([
      'alsace-moselle',
      'alsace-moselle',
      'alsace-moselle',
      'france',
      'france',
    ])
  })

  it('are one more overseas, on the day slavery was abolished', () => {
    expect(dates(2026, 'reunion').filter((date) => !dates(2026).includes(date))).toEqual(['12-20'])
    expect(['97411', '97209', '97801'].map(holidayRegionOf)).toEqual([
      'reunion',
      'martinique',
      'saint-martin',
    ])
  })

  it('are found over the end of a year, bounds included', () => {
    expect(holidaysBetween('2026-12-25', '2027-01-01')).toEqual(['2026-12-25', '2027-01-01'])
    expect(holidaysBetween('2026-12-26', '2026-12-31')).toEqual([])
  })

  it('have a name to show', () => {
    expect(holidaysOf(2026).get('2026-05-14')).toBe('Ascension')
    expect(holidaysOf(2026).get('2026-01-01')).toBe('Jour de l’an')
  })
})

describe('Slots around holidays and closures', () => {
  const services = [service({ minutes: 60 })]
  const daily = (placeId: string | null) => opening(everyDay('2026-01-01'), '09:00-11:00', { placeId })
  const ascension = { within: ['2026-05-13', '2026-05-15'] as [string, string] }

  it('T76 skip Ascension', () => {
    const times = ['2026-05-13 09:00', '2026-05-13 10:00', '2026-05-15 09:00', '2026-05-15 10:00']
    expect(offeredTimes({ openings: [daily('cahors')], services }, ascension)).toEqual(times)
    const byPhone = [service({ minutes: 60, mode: 'phone' })]
    expect(offeredTimes({ openings: [daily(null)], services: byPhone }, ascension)).toEqual(times)
  })

  it('T77 show on a holiday only at the place that opens it', () => {
    const slots = offered(
      {
        openings: [daily('cahors'), { ...daily('figeac'), advisorId: 'nour' }],
        services,
        holidayOpenings: [{ placeId: 'figeac', day: '2026-05-14' }],
      },
      { on: '2026-05-14' },
    )
    expect(slots.map((slot) => `${slot.placeId} ${sayMoment(slot.startsAt)}`)).toEqual([
      'figeac 2026-05-14 09:00',
      'figeac 2026-05-14 10:00',
    ])
  })

  it('T77 follow the holidays of the place’s own region', () => {
    const places = [place('metz', { communeCode: '57463' }), place('cahors')]
    const openings = [daily('cahors'), { ...daily('metz'), advisorId: 'nour' }]
    const goodFriday = offered({ places, openings, services }, { on: '2026-04-03' })
    expect(new Set(goodFriday.map((slot) => slot.placeId))).toEqual(new Set(['cahors']))
  })

  it('T79 leave out the place closed in August, and not the others', () => {
    const openings = [daily('cahors'), opening(everyDay('2026-01-01'), '14:00-15:00', { placeId: 'figeac' })]
    const closures = [{ placeId: 'cahors', firstDay: '2026-08-01', lastDay: '2026-08-31' }]
    const asked = (placeId: string) =>
      offeredTimes(
        { openings, services, closures },
        { within: ['2026-07-31', '2026-09-01'], placeIds: [placeId] },
      )
    expect(asked('cahors')).toEqual([
      '2026-07-31 09:00',
      '2026-07-31 10:00',
      '2026-09-01 09:00',
      '2026-09-01 10:00',
    ])
    expect(asked('figeac')).toHaveLength(32)
  })

  it('T88 stop when the place closes for good', () => {
    const places = [place('cahors', { closedAt: at('2026-06-02 10:00') })]
    const rows = { openings: [daily('cahors')], services, places }
    expect(offeredTimes(rows, { within: ['2026-06-01', '2026-06-03'] })).toEqual([
      '2026-06-01 09:00',
      '2026-06-01 10:00',
      '2026-06-02 09:00',
    ])
  })
})
