import { beforeEach, expect, it } from 'vitest'
import { places } from '#drizzle/schema/index.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => {
  w = world()
  w.db.update(places).set({ latitude: 44.78, longitude: 1.73 }).run()
  w.db.$client.prepare('update places set latitude = 44.86 where id = ?').run(w.otherPlace.id)
})

it.each([
  [50, 15],
  [25, 30],
  [0, 0],
])(
  'at %i km an hour, the road from one place of the house to the other takes %i minutes',
  (roadSpeed, minutes) => {
    const ctx = { db: w.db, settings: { ...w.settings, roadSpeed }, now: w.now() }
    const { travel } = loadAvailability(ctx, { from: '2026-06-16', to: '2026-06-16' })
    expect(travel(w.place.id, w.otherPlace.id)).toBe(minutes)
  },
)
