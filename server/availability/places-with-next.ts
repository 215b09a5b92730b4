import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { prepared } from '#drizzle/prepared.ts'
import { openings, services } from '#drizzle/schema/index.ts'
import { type Way, ways } from '#shared/services.ts'
import { zoneOf } from '#shared/territories.ts'
import { publicPlaces } from '../places/public-places.ts'
import type { Context } from '../trpc.ts'
import { individualServices, waysOffered, workshopServices } from './main-service.ts'
import { nextPerPlace } from './next-per-place.ts'

/** How somebody wants to be helped; at a place unless told. */
export const wayQuestion = z.optional(z.strictObject({ way: z.enum(ways) }))

/**
 * Every place that receives, with the moment of its next free slot in this way (null for none within the horizon), and of
 * the next one that needs no place; `isAnywhere` when somebody helps so without a place, free or not. The whole département in one answer, so that the page sorts by distance by itself: where
 * somebody is never leaves it.
 */
export function placesWithNext(ctx: Context, asked: z.infer<typeof wayQuestion>) {
  const way = asked?.way ?? 'place'
  const next = nextSlots(ctx, way)
  return {
    places: publicPlaces(ctx).map((place) => ({ ...place, nextSlotAt: next.get(place.id) ?? null })),
    nextAnywhereAt: next.get(null) ?? null,
    isAnywhere: way !== 'workshop' && findAnywhere(ctx.db).get({ mode: way }) !== undefined,
    ways: waysOffered(ctx),
    homeZone: zoneOf(ctx.settings.departement),
  }
}

function nextSlots(ctx: Context, way: Way): Map<string | null, number> {
  const offered = way === 'workshop' ? workshopServices(ctx) : individualServices(ctx, way)
  const soonest = new Map<string | null, number>()
  for (const service of offered)
    for (const [placeId, startsAt] of nextPerPlace(ctx, service))
      soonest.set(placeId, Math.min(startsAt, soonest.get(placeId) ?? Infinity))
  return soonest
}

const findAnywhere = prepared((db) =>
  db
    .select({ id: services.id })
    .from(services)
    .where(
      and(
        eq(services.mode, sql.placeholder('mode')),
        eq(services.kind, 'individual'),
        eq(services.openToPublic, true),
        isNull(services.retiredAt),
        sql`exists (
          select 1 from ${openings}
          where ${openings.placeId} is null and ${openings.closedAt} is null and ${openings.seats} is null
            and coalesce(${openings.serviceId}, ${services.id}) = ${services.id}
        )`,
      ),
    )
    .prepare(),
)
