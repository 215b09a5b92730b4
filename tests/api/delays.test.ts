import { beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { appointments } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { at } from './booking-request.ts'
import { type Person, type World, world } from './world.ts'

let w: World
let taken: number
beforeEach(() => {
  w = world()
  taken = 0
})

const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }
const delays = (person: Person = w.people.manager, asked = {}) =>
  w.as(person).statistics.delays({ ...june, ...asked })

/** Appointments of Camille's, one an hour, each booked so many days before. */
function booked(placeId: string, daysBefore: number[], changed = {}) {
  for (const [nth, days] of daysBefore.entries()) {
    const startsAt = at('09:00') + taken++ * hour
    const id = uuidv7()
    w.db
      .insert(appointments)
      .values({
        id,
        reference: id.slice(-12),
        advisorId: w.people.camille.actor.advisorId,
        placeId,
        serviceId: w.service.id,
        startsAt,
        endsAt: startsAt + hour,
        phone: '0612345678',
        need: 'unknown',
        bookedAt: startsAt - days * 24 * hour,
        countKey: nth * 400_000_000 + (nth === 9 ? 500_000_000 : 0),
        ...changed,
      })
      .run()
  }
}

describe('how long people wait', () => {
  it('is the median of each place, the longest first; a place of less than ten says nothing', async () => {
    booked(w.place.id, [1, 1, 2, 3, 4, 20, 21, 22, 30, 40])
    booked(w.otherPlace.id, [50, 50, 50, 50, 50, 50, 50, 50, 50])
    expect(await delays()).toEqual([{ placeId: w.place.id, name: w.place.name, days: 12 }])
    booked(w.otherPlace.id, [10, 10])
    expect((await delays())?.map(({ name, days }) => [name, days])).toEqual([
      [w.otherPlace.name, 50],
      [w.place.name, 12],
    ])
  })

  it('leaves out what was cancelled, and has nothing to say of sessions that are narrowed', async () => {
    booked(w.place.id, [1, 1, 2, 3, 4, 20, 21, 22, 30, 40], {
      cancelledAt: w.now(),
      cancelledBy: 'citizen',
    })
    expect(await delays()).toEqual([])
    expect(await delays(undefined, { channel: 'place' })).toBeNull()
  })

  it('is told outside the structure of what counts there, and where there is enough', async () => {
    booked(w.place.id, [1, 1, 2, 3, 4, 20, 21, 22, 30, 40])
    const told = await delays(w.people.coordinator)
    expect(told).toEqual([])
    booked(w.otherPlace.id, [5, 5, 5, 5, 5, 5, 5, 5, 5, 5])
    booked(w.otherPlace.id, [5, 5])
    expect(await delays(w.people.coordinator)).toEqual([
      { placeId: w.otherPlace.id, name: w.otherPlace.name, days: 5 },
    ])
  })
})
