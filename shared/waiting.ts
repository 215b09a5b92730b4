import * as z from 'zod/mini'
import { languages, manageKey, ticket } from './appointments.ts'
import { type HalfDay, halfDays, longestAddress } from './booking-rules.ts'
import {
  email,
  guardedAddress,
  guardedText,
  guardedWords,
  id,
  instant,
  phone,
  text,
  words,
} from './fields.ts'
import { serviceModes } from './services.ts'
import { needs } from './themes.ts'
import {
  addDays,
  type Day,
  dayOf,
  hour,
  type Instant,
  instantAt,
  type WallTime,
  wallTimeOf,
  type Zone,
} from './time.ts'

/** What it is to wait for a seat or an hour that somebody gives back, and what is allowed. */

/** Messages of the waiting list that one person receives in all, and the longest they wait for a place. */
export const mostOffers = 3
export const waitLastsDays = 60

/** Things that one phone number, or one e-mail address, may wait for at once. */
export const mostWaits = 3

/** What is offered is kept this long for the person told, and never offered closer to its start than that. */
export const offerLasts = 3 * hour
export const closestOffer = 2 * hour

export const waitEndings = ['taken', 'booked', 'left', 'removed', 'toldEnough', 'calledOff', 'over'] as const
export type WaitEnding = (typeof waitEndings)[number]

/**
 * What is waited for: a seat of one occurrence of a workshop, or, without one, any hour of a service (the main one of its
 * way, on site unless told) at a place, or at the address that stands for none.
 */
const waited = {
  slug: words(120),
  way: z.optional(z.enum(serviceModes)),
  serviceId: z.optional(id),
  workshopId: z.nullable(id),
  startsAt: z.nullable(instant),
}

/** A workshop is waited for on its day and hour. */
const isWhole = z.refine<{ workshopId: string | null; startsAt: Instant | null }>(
  ({ workshopId, startsAt }) => (workshopId === null) === (startsAt === null),
  { path: ['startsAt'] },
)

/** Opens the form: `id` is minted by it, and the request and the wait share it. */
export const waitQuestion = z.strictObject({ id, ...waited }).check(isWhole)

export const waitRequest = z
  .strictObject({
    id,
    ...waited,
    halfDay: z.enum(halfDays),
    firstName: guardedWords(60),
    lastName: guardedWords(60),
    phone: z.nullable(phone),
    email: z.nullable(email),
    homeAddress: z.optional(guardedAddress(longestAddress)),
    language: z.enum(languages),
    need: z.enum(needs),
    needNote: guardedText(120),
    ticket,
    website: text(200),
  })
  .check(isWhole)
  .check(
    z.refine((person) => person.phone !== null || person.email !== null, {
      error: 'reachable',
      path: ['phone'],
    }),
  )

export type WaitRequest = z.infer<typeof waitRequest>

/** For somebody who holds an appointment, by the key of it: nothing else is to be said. */
export const earlierRequest = z.strictObject({
  id,
  key: manageKey,
  halfDay: z.enum(halfDays),
  language: z.enum(languages),
})

export type EarlierRequest = z.infer<typeof earlierRequest>

export const waitAct = z.strictObject({ requestId: id, key: manageKey })
export const offerAct = z.strictObject({ requestId: id, key: manageKey, offerId: id })

/** Of an advisor, on somebody who waits; the time is said for a place, and known for a workshop. */
export const removeWaitRequest = z.strictObject({ requestId: id, waitId: id })
export const seatRequest = z.strictObject({ requestId: id, waitId: id, startsAt: instant })

/** When a freed hour is told to the next person, on which day that is, and until when it is kept for them. */
export type Telling = { leavesAt: Instant; day: Day; expiresAt: Instant }

/**
 * Nobody is woken up: what is freed at night is told, and kept from now on, in the morning. Null for what starts too soon
 * after that: it stays open to everybody.
 */
export function tellingOf(now: Instant, startsAt: Instant, zone: Zone): Telling | null {
  const leavesAt = politeFrom(now, zone)
  if (startsAt - leavesAt < closestOffer) return null
  const expiresAt = Math.min(leavesAt + offerLasts, startsAt - closestOffer / 2)
  return { leavesAt, day: dayOf(leavesAt, zone), expiresAt }
}

/** Later than that, three hours would end in the night. */
const [firstTelling, lastTelling]: [WallTime, WallTime] = ['09:00', '18:00']

function politeFrom(now: Instant, zone: Zone): Instant {
  const [day, time] = [dayOf(now, zone), wallTimeOf(now, zone)]
  if (time < firstTelling) return instantAt(day, firstTelling, zone)
  return time > lastTelling ? instantAt(addDays(day, 1), firstTelling, zone) : now
}

/** Somebody who waits for an hour, and what they know already. */
export type Wish = {
  halfDay: HalfDay
  /** Hours that were free when they asked, and have been since: they do not want these. */
  seen: readonly Instant[]
  /** How far ahead they could see then. */
  horizon: Instant
  /** Hours that they were told of. */
  told: readonly Instant[]
  /** When they are expected, if they look for an earlier day. */
  before: Instant | null
}

/**
 * Would this hour suit them? An earlier hour of the same day is no news; nor, while hours that they saw are still free, is one
 * that only time brought within sight.
 */
export function suits(wish: Wish, startsAt: Instant, zone: Zone): boolean {
  const { halfDay, seen, horizon, told, before } = wish
  if (seen.includes(startsAt) || told.includes(startsAt)) return false
  if (seen.length > 0 && startsAt > horizon) return false
  if (before !== null && dayOf(startsAt, zone) >= dayOf(before, zone)) return false
  return halfDay === 'any' || (halfDay === 'morning') === wallTimeOf(startsAt, zone) < '12:00'
}

/** The facts that the state of an offer is deduced from. */
export type OfferFacts = {
  startsAt: Instant
  expiresAt: Instant
  takenAt: Instant | null
  declinedAt: Instant | null
  withdrawnAt: Instant | null
}

/** `kept` for the person; `lapsed`: theirs no longer, though it may still be free. */
export function offerState(offer: OfferFacts, now: Instant): 'kept' | 'lapsed' | 'taken' | 'closed' {
  if (offer.takenAt !== null) return 'taken'
  if (offer.declinedAt !== null || offer.withdrawnAt !== null || offer.startsAt <= now) return 'closed'
  return now < offer.expiresAt ? 'kept' : 'lapsed'
}
