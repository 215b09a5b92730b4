import * as z from 'zod/mini'
import { type Way, ways } from '#shared/services.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { nextSlotPerPlace, openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { publicPlaces } from '../places/public-places.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'
import { mainService, waysOffered, workshopServices } from './main-service.ts'

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
  const main = way === 'workshop' ? workshopServices(ctx) : [mainService(ctx, way)]
  const slots = main.flatMap((service) => (service ? slotsFor(ctx, service) : []))
  const soonest = slots.toSorted((a, b) => a.startsAt - b.startsAt)
  return new Map([...nextSlotPerPlace(soonest)].map(([placeId, { startsAt }]) => [placeId, startsAt]))
}

function slotsFor(ctx: Context, service: { id: string; horizonDays: number }): Slot[] {
  const from = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const to = addDays(from, Math.min(service.horizonDays, longestRange))
  return openSlots(loadAvailability(ctx, { from, to }), { serviceId: service.id, from, to, now: ctx.now })
}
