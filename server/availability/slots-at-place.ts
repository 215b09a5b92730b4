import * as z from 'zod/mini'
import { id, words } from '#shared/fields.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { addDays, type Day, dayOf, type Instant } from '#shared/time.ts'
import { publicPlace } from '../places/public-places.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'
import { mainService } from './main-service.ts'

/** `holdId` is the form's own id: its hold stays visible to whoever holds it. */
export const placeQuestion = z.strictObject({ slug: words(120), holdId: z.nullable(id) })

/**
 * A place, what is booked there, and every free hour until the horizon, by day on the place's calendar.
 * @throws `notFound` for an unknown or closed place
 */
export function slotsAtPlace(ctx: Context, { slug, holdId }: z.infer<typeof placeQuestion>) {
  const place = publicPlace(ctx, slug)
  if (!place) throw problem('notFound')
  const service = mainService(ctx)
  if (!service) return { place, service: null, days: [] }
  const from = dayOf(ctx.now, place.zone)
  const to = addDays(from, Math.min(service.horizonDays, longestRange))
  const slots = openSlots(loadAvailability(ctx, { from, to, placeId: place.id }), {
    serviceId: service.id,
    from,
    to,
    placeIds: [place.id],
    now: ctx.now,
    holdId: holdId ?? undefined,
  })
  const { id: serviceId, nameFr, nameEn, minutes } = service
  return { place, service: { id: serviceId, nameFr, nameEn, minutes }, days: byDay(slots) }
}

/** Moments under the day they are shown under, both in order. */
export function byDay(slots: readonly Slot[]) {
  const days = new Map<Day, Instant[]>()
  for (const { day, startsAt } of slots) days.set(day, [...(days.get(day) ?? []), startsAt])
  return [...days].map(([day, starts]) => ({ day, starts }))
}
