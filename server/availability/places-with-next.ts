import { longestRange } from '#shared/slot-search.ts'
import { nextSlotPerPlace, openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { publicPlaces } from '../places/public-places.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'
import { mainService } from './main-service.ts'

/**
 * Every place that receives, with the moment of its next free slot (null for none within the horizon). The whole département
 * in one answer, so that the page sorts by distance by itself: where somebody is never leaves it.
 */
export function placesWithNext(ctx: Context) {
  const service = mainService(ctx)
  const next = service ? nextSlots(ctx, service) : new Map()
  return publicPlaces(ctx).map((place) => ({
    ...place,
    nextSlotAt: (next.get(place.id)?.startsAt ?? null) as number | null,
  }))
}

function nextSlots(ctx: Context, service: { id: string; horizonDays: number }) {
  const from = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const to = addDays(from, Math.min(service.horizonDays, longestRange))
  const availability = loadAvailability(ctx, { from, to })
  return nextSlotPerPlace(openSlots(availability, { serviceId: service.id, from, to, now: ctx.now }))
}
