import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openings } from '#drizzle/schema/index.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { mainService } from '#server/availability/main-service.ts'
import { nextPerPlace } from '#server/availability/next-per-place.ts'
import { nextSlotPerPlace, openSlots } from '#shared/slots.ts'
import { addDays, dayOf, instantAt } from '#shared/time.ts'
import { plantRotation } from '../bench/rotation.ts'
import { testSettings } from './world.ts'

it('finds the next free hour of every place, however far, as if the whole horizon had been read', () => {
  const now = instantAt('2026-06-15', '08:00', 'Europe/Paris')
  const db = plantRotation(now)
  const ctx = { db, settings: testSettings, now, actor: null, address: '', trace: '' }
  const rows = db.select().from(openings).all()
  const first = (firstDay: string) => ({ recurrence: { repeat: 'once' as const, firstDay } })
  const late = rows.filter(({ startsAt }) => startsAt === '09:00')
  db.delete(openings)
    .where(sql`${openings.startsAt} = '14:00'`)
    .run()
  for (const [nth, { id }] of late.entries())
    if (nth % 4 > 0)
      db.update(openings)
        .set(first(addDays('2026-06-15', nth % 60)))
        .where(eq(openings.id, id))
        .run()
  const service = mainService(ctx)!
  const [from, to] = [dayOf(now, 'Europe/Paris'), addDays(dayOf(now, 'Europe/Paris'), service.horizonDays)]
  const whole = nextSlotPerPlace(
    openSlots(loadAvailability(ctx, { from, to }), { serviceId: service.id, from, to, now }),
  )
  expect(whole.size).toBeGreaterThan(200)
  expect(nextPerPlace(ctx, service)).toEqual(
    new Map([...whole].map(([placeId, { startsAt }]) => [placeId, startsAt])),
  )
})
