import { beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

describe('a free hour', () => {
  it('is shown under its day, at its place', async () => {
    const { place, service, days } = await w
      .citizen()
      .availability.atPlace({ slug: w.place.slug, holdId: null })
    expect(place).toMatchObject({ name: 'Médiathèque de Gramat', communeName: 'Gramat', phone: '0565000000' })
    expect(service).toMatchObject({ minutes: 60 })
    expect(days[0]).toEqual({ day: '2026-06-16', starts: [at('09:00'), at('10:00'), at('11:00')] })
  })

  it('comes first on the list of places, one answer for all', async () => {
    const { places } = await w.citizen().availability.places()
    expect(places.map(({ name, nextSlotAt }) => [name, nextSlotAt])).toEqual([
      ['France Services de Saint-Céré', at('14:00', '2026-06-18')],
      ['Médiathèque de Gramat', at('09:00')],
    ])
  })

  it('T88 is not shown at a place that has closed, which is no longer listed', async () => {
    w.db.$client.prepare('update places set closed_at = ? where id = ?').run(w.now(), w.place.id)
    expect((await w.citizen().availability.places()).places.map(({ name }) => name)).toEqual([
      'France Services de Saint-Céré',
    ])
    expect(await refusalOf(w.citizen().availability.atPlace({ slug: w.place.slug, holdId: null }))).toBe(
      'notFound',
    )
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w)))).toBe('slotNotOpen')
  })

  it('T125 vanishes with its advisor, and history stays', async () => {
    await w.citizen().appointments.book(bookingAt(w))
    w.db.$client.prepare('update advisors set deactivated_at = ?').run(w.now())
    expect(await hoursAtGramat(w)).toEqual([])
    expect(w.db.select().from(appointments).all()).toHaveLength(1)
  })
})
