import type { Availability } from '#shared/availability.ts'
import { longestRange } from '#shared/slot-search.ts'
import { nearestSlots, openSlots } from '#shared/slots.ts'
import { addDays, type Day, dayOf, hour, type Instant } from '#shared/time.ts'
import { zoneOf } from '#shared/territories.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'

/** A time that somebody wanted; `ignoring` is the appointment they are moving, `minutes` its own length. */
export type Wanted = {
  placeId: string | null
  serviceId: string
  startsAt: Instant
  workshopId?: string | null | undefined
  advisorId?: string | null | undefined
  holdId?: string | undefined
  ignoring?: string | undefined
  minutes?: number | undefined
  byAdvisor?: boolean | undefined
}

/** A time to offer instead. */
export type Offered = { startsAt: Instant; placeId: string | null; workshopId: string | null }

/** Days looked at on each side, closer first: most of the time the eve and the morrow are enough. */
const rings = [1, 7]

/** The three free times closest to the one wanted, at the same place, in the order of time; fewer when there are no three. */
export function nearestFree(ctx: Context, wanted: Wanted): Offered[] {
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const day = dayOf(wanted.startsAt, zoneOf(ctx.settings.departement))
  const last = addDays(today, longestRange)
  for (const days of rings) {
    const found = offered(ctx, wanted, later(today, addDays(day, -days)), earlier(last, addDays(day, days)))
    const isClose = ({ startsAt }: Offered) => Math.abs(startsAt - wanted.startsAt) < (days * 24 - 1) * hour
    if (found.length === 3 && found.every(isClose)) return found
  }
  return offered(ctx, wanted, today, last)
}

function offered(ctx: Context, wanted: Wanted, from: Day, to: Day): Offered[] {
  if (from > to) return []
  const slots = openSlots(loadAvailability(ctx, { from, to, placeId: wanted.placeId }), {
    ...searchFor(ctx, wanted),
    from,
    to,
    placeIds: [wanted.placeId],
  })
  /* Another workshop is about something else: only this one's other days are offered. */
  const alike = wanted.workshopId ? slots.filter((slot) => slot.workshopId === wanted.workshopId) : slots
  return nearestSlots(alike, wanted.startsAt).map(({ startsAt, placeId, workshopId }) => ({
    startsAt,
    placeId,
    workshopId,
  }))
}

/** What the engine is asked, whatever the days. */
export const searchFor = ({ now }: Pick<Context, 'now'>, wanted: Wanted) => ({
  now,
  serviceId: wanted.serviceId,
  byAdvisor: wanted.byAdvisor,
  minutes: wanted.minutes,
  holdId: wanted.holdId,
  ignoring: wanted.ignoring,
  advisorId: wanted.advisorId ?? undefined,
})

/** The same rows as if nobody had booked: tells a time that was taken from one that was never offered. */
export const withoutPromises = (availability: Availability): Availability => ({
  ...availability,
  appointments: [],
  holds: [],
})

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)
