import * as z from 'zod/mini'
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
 * the next one that needs no place. The whole département in one answer, so that the page sorts by distance by itself: where
 * somebody is never leaves it.
 */
export function placesWithNext(ctx: Context, asked: z.infer<typeof wayQuestion>) {
  const next = nextSlots(ctx, asked?.way ?? 'place')
  return {
    places: publicPlaces(ctx).map((place) => ({ ...place, nextSlotAt: next.get(place.id) ?? null })),
    nextAnywhereAt: next.get(null) ?? null,
    ways: waysOffered(ctx),
    homeZone: zoneOf(ctx.settings.departement),
  }
}

function nextSlots(ctx: Context, way: Way): Map<string | null, number> {
  const services = way === 'workshop' ? workshopServices(ctx) : individualServices(ctx, way)
  const soonest = new Map<string | null, number>()
  for (const service of services)
    for (const [placeId, startsAt] of nextPerPlace(ctx, service))
      soonest.set(placeId, Math.min(startsAt, soonest.get(placeId) ?? Infinity))
  return soonest
}
