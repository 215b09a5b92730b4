import * as z from 'zod/mini'
import { booker, type Contact } from './bookers.ts'
import { keyShape, longestAddress, type Reader } from './booking-rules.ts'
import { day, email, guardedAddress, guardedText, guardedWords, id, instant, phone, text } from './fields.ts'
import { needs } from './themes.ts'
import { hour, type Instant } from './time.ts'

/** What an appointment is, and what is allowed. */

/** Online, one cancels or moves until just before this long ahead of the appointment; later, by phone. */
export const changeLimit = 4 * hour

/** Coming appointments that one phone number, or one e-mail address, may have. */
export const mostComing = 2

/** The link to an appointment works this many days after it. */
export const keyLastsDays = 30

export const languages = ['fr', 'en'] as const

/** Proof that we opened this form, when, and for this appointment only: sealed by the server, sent back as it is. */
export const ticket = z.strictObject({ openedAt: instant, seal: z.string().check(z.length(43)) })

export type Ticket = z.infer<typeof ticket>

/** The time somebody has chosen. `id` is minted when the form opens: the hold, the request and the appointment share it. */
export const holdRequest = z.strictObject({
  id,
  placeId: z.nullable(id),
  serviceId: id,
  startsAt: instant,
  advisorId: z.nullable(id),
  workshopId: z.nullable(id),
})

export type HoldRequest = z.infer<typeof holdRequest>

export const releaseRequest = z.strictObject({ id })

const someone = {
  firstName: guardedWords(60),
  lastName: guardedWords(60),
  phone: z.nullable(phone),
  email: z.nullable(email),
  /** Where they are visited, for a visit at home. */
  homeAddress: z.optional(guardedAddress(longestAddress)),
}

/** Why they come, in plain words, and one line if they like. */
const reason = { need: z.enum(needs), needNote: guardedText(120) }

/** Whoever comes can be reached, or whoever booked for them; and whoever is to read the letters can receive them. */
const isReachable = z.refine<Contact & { booker?: { lettersTo: Reader } | undefined }>(
  (person) => person.phone !== null || person.email !== null || person.booker?.lettersTo === 'booker',
  { error: 'reachable', path: ['phone'] },
)

/** `booker` when somebody books for the person who comes; `website` is a field that people do not see and programs fill. */
export const bookingRequest = z
  .strictObject({
    ...holdRequest.shape,
    ...someone,
    ...reason,
    booker: z.optional(booker),
    language: z.enum(languages),
    ticket,
    website: text(200),
  })
  .check(isReachable)

export type BookingRequest = z.infer<typeof bookingRequest>

/** The secret part of the link. */
export const manageKey = z.string().check(z.regex(keyShape))

export const keyRequest = z.strictObject({ key: manageKey })

export const cancelByKeyRequest = z.strictObject({ requestId: id, key: manageKey })

export const moveByKeyRequest = z.strictObject({ requestId: id, key: manageKey, startsAt: instant })

/** Where the advisor goes, for a visit at home. */
const visited = { requestId: id, homeAddress: guardedAddress(longestAddress) }

export const addressByKeyRequest = z.strictObject({ ...visited, key: manageKey })

export const addressRequest = z.strictObject({ ...visited, appointmentId: id })

/**
 * For the advisor at the counter or on the phone: a person may have neither phone nor e-mail. With `ownHour`, the hour is the
 * advisor's own and the openings are not asked; over somebody else it takes a reason, which is kept.
 */
export const bookForRequest = z.strictObject({
  ...holdRequest.shape,
  ...someone,
  ...reason,
  ownHour: z.nullable(z.strictObject({ overlapReason: z.nullable(guardedWords(120)) })),
  language: z.enum(languages),
})

export type BookForRequest = z.infer<typeof bookForRequest>

/** Of which appointment. */
export const slipQuestion = z.strictObject({ appointmentId: id })

/** Days of the advisor's calendar, both included; a week at most is asked, a month is allowed. */
export const agendaRequest = z.strictObject({ from: day, to: day })

export const outcomes = ['honoured', 'missed'] as const
export type Outcome = (typeof outcomes)[number]

/** Null takes the outcome back. */
export const settleRequest = z.strictObject({
  requestId: id,
  appointmentId: id,
  outcome: z.nullable(z.enum(outcomes)),
})

/** The person has been told by phone; `isUndone` takes it back. */
export const callRequest = z.strictObject({ requestId: id, appointmentId: id, isUndone: z.boolean() })

export type CallRequest = z.infer<typeof callRequest>

/** With a word for the person, if the advisor likes. */
export const cancelRequest = z.strictObject({
  requestId: id,
  appointmentId: id,
  message: z.optional(guardedText(300)),
})

/** The facts that an appointment's state is deduced from. */
export type Facts = {
  startsAt: Instant
  endsAt: Instant
  cancelledAt: Instant | null
  honouredAt: Instant | null
  missedAt: Instant | null
}

export type Status = 'coming' | 'underway' | 'toSettle' | 'honoured' | 'missed' | 'cancelled'

/** There is no stored status that could contradict the facts. */
export function statusOf(facts: Facts, now: Instant): Status {
  if (facts.cancelledAt !== null) return 'cancelled'
  if (facts.honouredAt !== null) return 'honoured'
  if (facts.missedAt !== null) return 'missed'
  if (now < facts.startsAt) return 'coming'
  return now < facts.endsAt ? 'underway' : 'toSettle'
}

/** Exactly at the limit it is already too late. */
export const mayChangeOnline = (facts: Facts, now: Instant): boolean =>
  statusOf(facts, now) === 'coming' && facts.startsAt - now > changeLimit
