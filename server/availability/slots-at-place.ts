import { asc, inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { advisors } from '#drizzle/schema/index.ts'
import { id, words } from '#shared/fields.ts'
import { withoutPlace } from '#shared/places.ts'
import { ways } from '#shared/services.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf, type Instant } from '#shared/time.ts'
import { publicPlace } from '../places/public-places.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { comingWorkshops } from './coming-workshops.ts'
import { loadAvailability } from './load-availability.ts'
import { individualServices } from './main-service.ts'

/**
 * `slug` is a place's, or the one of what needs no place. `holdId` is the form's own id: its hold stays visible to whoever
 * holds it. At a place, alone, for the first thing that is free, with whoever receives there, unless `way`, `serviceId` and
 * `advisorId` tell otherwise.
 */
export const placeQuestion = z.strictObject({
  slug: words(120),
  holdId: z.nullable(id),
  way: z.optional(z.enum(ways)),
  serviceId: z.optional(id),
  advisorId: z.optional(id),
})

/**
 * A place (null for what needs none), what is booked there in this way, and every free hour until the horizon, by day on
 * the place's calendar; or its workshops to come, the full ones too. Where several services have free hours, `services` names
 * them, and where several advisors share a place, `advisors`: one may choose. What is not offered there is no choice.
 * @throws `notFound` for an unknown or closed place
 */
export function slotsAtPlace(ctx: Context, question: z.infer<typeof placeQuestion>) {
  const { slug, holdId, way = 'place', serviceId, advisorId } = question
  const place = slug === withoutPlace && way !== 'place' ? null : publicPlace(ctx, slug)
  if (place === undefined) throw problem('notFound')
  const placeId = place?.id ?? null
  const zone = place?.zone ?? zoneOf(ctx.settings.departement)
  const nothing = { place, zone, way, service: null, services: [], days: [], workshops: [], advisors: [] }
  if (way === 'workshop')
    return { ...nothing, workshops: comingWorkshops(ctx, { placeId, holdId: holdId ?? undefined }) }
  const individual = individualServices(ctx, way)
  const from = dayOf(ctx.now, zone)
  const furthest = Math.max(0, ...individual.map(({ horizonDays }) => horizonDays))
  const to = addDays(from, Math.min(furthest, longestRange))
  const availability = loadAvailability(ctx, { from, to, placeId })
  const each = individual.map((service) => ({
    service,
    slots: openSlots(availability, {
      serviceId: service.id,
      from,
      to,
      placeIds: [placeId],
      now: ctx.now,
      holdId: holdId ?? undefined,
    }),
  }))
  const free = each.filter(({ slots }) => slots.length > 0)
  const chosen = each.find(({ service }) => service.id === serviceId) ?? free[0] ?? each[0]
  if (!chosen) return nothing
  const { service, slots } = chosen
  const sharing = placeId === null ? [] : whoShare(ctx, slots)
  const isChosen = sharing.some((one) => one.id === advisorId)
  const shown = slots.filter(({ advisorIds }) => !isChosen || advisorIds.includes(advisorId ?? ''))
  return {
    ...nothing,
    service,
    services: free.length > 1 ? free.map((one) => one.service) : [],
    days: byDay(shown),
    advisors: sharing,
  }
}

/** Whoever has a free hour here, by name; nobody when there is no choice. */
function whoShare({ db }: Pick<Context, 'db'>, slots: readonly Slot[]) {
  const ids = [...new Set(slots.flatMap(({ advisorIds }) => advisorIds))]
  if (ids.length < 2) return []
  return db
    .select({ id: advisors.id, firstName: advisors.firstName, lastName: advisors.lastName })
    .from(advisors)
    .where(inArray(advisors.id, ids))
    .orderBy(asc(advisors.firstName), asc(advisors.lastName), asc(advisors.id))
    .all()
    .map((each) => ({ id: each.id, name: `${each.firstName} ${each.lastName}` }))
}

/** Moments under the day they are shown under, both in order. */
export function byDay(slots: readonly Slot[]) {
  const days = new Map<Day, Instant[]>()
  for (const { day, startsAt } of slots) days.set(day, [...(days.get(day) ?? []), startsAt])
  return [...days].map(([day, starts]) => ({ day, starts }))
}
