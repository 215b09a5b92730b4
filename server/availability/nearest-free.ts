import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { holds } from '#drizzle/schema/index.ts'
import { slotsStamp } from '#drizzle/slots-stamp.ts'
import type { Availability } from '#shared/availability.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { nearestSlots, openSlots } from '#shared/slots.ts'
import { addDays, type Day, dayOf, hour, type Instant, minute, startOfDay } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { availabilityAt } from './load-availability.ts'

const second = minute / 60

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

/**
 * The three free times closest to the one wanted, at the same place, in the order of time; fewer when there are no three.
 * As long as nothing is taken or freed, whoever wants the same within the same second gets the same answer, looked for once: a
 * crowd comes too late for one hour all together.
 */
export function nearestFree(ctx: Context, wanted: Wanted): Offered[] {
  const stamp = slotsStamp(ctx.db)
  if (stamp === null) return lookAround(ctx, wanted)
  const answers = answersOf(ctx.db)
  const moment = `${stamp} ${Math.floor(ctx.now / second)}`
  if (answers.moment !== moment) {
    answers.moment = moment
    answers.known.clear()
  }
  const { placeId, serviceId, startsAt, workshopId, advisorId, ignoring, minutes, byAdvisor } = wanted
  const holdId = wanted.holdId && isHolding(ctx.db).get({ id: wanted.holdId }) ? wanted.holdId : null
  const question = [placeId, serviceId, startsAt, workshopId, advisorId, ignoring, minutes, byAdvisor, holdId]
  const key = JSON.stringify(question)
  const nearest = answers.known.get(key) ?? lookAround(ctx, wanted)
  answers.known.set(key, nearest)
  return nearest
}

const answersOf = prepared(() => ({ moment: '', known: new Map<string, Offered[]>() }))

const isHolding = prepared((db) =>
  db
    .select({ id: holds.id })
    .from(holds)
    .where(eq(holds.id, sql.placeholder('id')))
    .prepare(),
)

/**
 * The days around are looked at little by little, and no further than the third of them: most of the time the eve and the
 * morrow are enough.
 */
function lookAround(ctx: Context, wanted: Wanted): Offered[] {
  const { zone, freeBetween } = hoursWanted(ctx, wanted)
  const today = dayOf(ctx.now, zone)
  const last = addDays(today, longestRange)
  let from = later(today, earlier(last, dayOf(wanted.startsAt, zone)))
  let to = from
  let seen = freeBetween(from, to)
  for (let stride = 1; ; stride *= 2) {
    const nearest = nearestSlots(seen, wanted.startsAt)
    const furthest = Math.max(...nearest.map(({ startsAt }) => Math.abs(startsAt - wanted.startsAt)))
    const reach = nearest.length < 3 ? Infinity : furthest
    const isPastSeen = from === today || wanted.startsAt - reach >= startOfDay(from, zone)
    const isFutureSeen = to === last || wanted.startsAt + reach <= startOfDay(addDays(to, 1), zone)
    if (isPastSeen && isFutureSeen) return nearest.map(offeredOf)
    const [left, right] = [from, to]
    if (!isPastSeen) from = later(today, addDays(left, -stride))
    if (!isFutureSeen) to = earlier(last, addDays(right, stride))
    seen = [...freeBetween(from, addDays(left, -1)), ...seen, ...freeBetween(addDays(right, 1), to)]
  }
}

const offeredOf = ({ startsAt, placeId, workshopId }: Slot): Offered => ({ startsAt, placeId, workshopId })

/** What decides of one start, and what is free from one day to another, at the place wanted and on its clock. */
export function hoursWanted(ctx: Context, wanted: Wanted) {
  const { placeId, serviceId, workshopId } = wanted
  const { zone, services, openings, between } = availabilityAt(ctx, placeId)
  const service = services.find(({ id }) => id === serviceId)
  /* A workshop lasts as long as its opening. */
  const length = service?.kind === 'workshop' ? 24 * hour : (wanted.minutes ?? service?.minutes ?? 0) * minute
  const workshop = workshopId ? openings.find(({ id }) => id === workshopId) : undefined
  const advisorId = workshop?.advisorId ?? wanted.advisorId ?? undefined
  return {
    zone,
    around: (startsAt: Instant) => between({ startsAt, endsAt: startsAt + length }, advisorId),
    freeBetween: (from: Day, to: Day): Slot[] => {
      if (from > to) return []
      const span = { startsAt: startOfDay(from, zone), endsAt: startOfDay(addDays(to, 1), zone) + length }
      const slots = openSlots(between(span, advisorId), {
        ...searchFor(ctx, wanted),
        from,
        to,
        placeIds: [placeId],
      })
      /* Another workshop is about something else: only this one's other days are offered. */
      return workshopId ? slots.filter((slot) => slot.workshopId === workshopId) : slots
    },
  }
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
