import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { chance } from '#drizzle/demonstration/chance.ts'
import type { Db } from '#drizzle/open.ts'
import { plant } from '#drizzle/plant.ts'
import { appointments, holds, openings, places, services } from '#drizzle/schema/index.ts'
import { takeSlot } from '#server/appointments/take-slot.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { mainService } from '#server/availability/main-service.ts'
import { nearestFree, searchFor, type Wanted } from '#server/availability/nearest-free.ts'
import type { Context } from '#server/trpc.ts'
import { longestRange } from '#shared/slot-search.ts'
import { bookableSlot, nearestSlots, openSlots } from '#shared/slots.ts'
import { addDays, hour, instantAt, minute } from '#shared/time.ts'
import { plantRotation } from '../bench/rotation.ts'
import { testSettings } from './world.ts'

const zone = 'Europe/Paris'
const today = '2026-06-15'
const now = instantAt(today, '08:00', zone)

/** Over the Lot: an hour and a half from one end to the other. */
function spreadPlaces(db: Db) {
  const dice = chance('positions')
  for (const { id } of db.select({ id: places.id }).from(places).all()) {
    const [latitude, longitude] = [44.2 + dice.below(80) / 100, 1 + dice.below(100) / 100]
    db.update(places).set({ latitude, longitude }).where(eq(places.id, id)).run()
  }
}

/** Every advisor has a call from half past twelve, one day in two from another place, and somebody is typing at nine. */
function crowdNoons(db: Db) {
  const dice = chance('noons')
  const rows = db.select().from(openings).all()
  const [model] = db.select().from(appointments).all()
  const mornings = rows.filter(({ startsAt }) => startsAt === '09:00')
  const occurrences = mornings.flatMap(({ advisorId, recurrence }) =>
    [0, 14, 28].map((days) => ({ advisorId, day: addDays(recurrence.firstDay, days) })),
  )
  const taken = occurrences.map(({ advisorId, day }) => {
    const id = dice.id(now - hour)
    const startsAt = instantAt(day, '12:30', zone)
    const { placeId } = dice.pick(rows)
    const span = { startsAt, endsAt: startsAt + 30 * minute }
    return { ...model!, id, reference: id.slice(-12), advisorId, placeId, ...span }
  })
  plant(db, appointments, taken)
  plant(
    db,
    holds,
    occurrences
      .filter(() => dice.happens(0.3))
      .map(({ advisorId, day }) => {
        const startsAt = instantAt(day, '09:00', zone)
        return { id: dice.id(now), advisorId, startsAt, endsAt: startsAt + hour, expiresAt: now + minute }
      }),
  )
}

it('takes an hour or offers the three nearest ones as if every promise of the house had been read', () => {
  const db = plantRotation(now)
  spreadPlaces(db)
  crowdNoons(db)
  db.update(services).set({ bufferBefore: 20, stepMinutes: 30 }).run()
  const ctx = { db, settings: testSettings, now, actor: null, address: '', trace: '' }
  const dice = chance('wishes')
  const rows = db.select().from(openings).all()
  const to = addDays(today, longestRange)
  const whole = loadAvailability(ctx, { from: today, to })
  const tally = { taken: 0, refused: 0 }
  for (let nth = 0; nth < 200; nth++) {
    const { placeId, advisorId, recurrence } = dice.pick(rows)
    const day = addDays(dice.happens(0.8) ? recurrence.firstDay : today, dice.below(5) * 14 - 14)
    const startsAt = instantAt(day, dice.pick(['09:00', '10:30', '11:00', '14:00', '15:30'] as const), zone)
    const serviceId = mainService(ctx)!.id
    const wanted = { placeId, serviceId, startsAt, advisorId: dice.happens(0.3) ? advisorId : null }
    const search = searchFor(ctx, wanted)
    const free = openSlots(whole, { ...search, from: today, to, placeIds: [placeId] })
    expect(nearestFree(ctx, wanted)).toEqual(
      nearestSlots(free, startsAt).map((slot) => ({ startsAt: slot.startsAt, placeId, workshopId: null })),
    )
    const slot = bookableSlot(whole, search, { startsAt, placeId, advisorId: search.advisorId })
    tally[slot ? 'taken' : 'refused']++
    expect(slot?.advisorIds ?? ['refused']).toContain(takenBy(ctx, wanted))
  }
  expect(Math.min(tally.taken, tally.refused)).toBeGreaterThan(30)
})

function takenBy(ctx: Context, wanted: Wanted) {
  try {
    return takeSlot(ctx, wanted).advisorId
  } catch {
    return 'refused'
  }
}
