import { uuidv7 } from 'uuidv7'
import type * as z from 'zod/mini'
import type { settleRequest } from '#shared/appointments.ts'
import type { BeneficiaryAdding, BeneficiaryChange } from '#shared/beneficiaries.ts'
import type { Revision, SessionsAtOnce, TakenBack, Withdrawal } from '#shared/journal.ts'
import type { ProblemName } from '#shared/problems.ts'
import { blankSession, type SessionInput } from '#shared/session-input.ts'
import type { Instant } from '#shared/time.ts'

/** What an advisor may do without network: each is a procedure of the API, under its own name. */
export type Inputs = {
  'sessions.record': SessionInput
  'sessions.recordAll': SessionsAtOnce
  'sessions.revise': Revision
  'sessions.withdraw': TakenBack
  'sessions.restore': Withdrawal
  'appointments.settle': z.infer<typeof settleRequest>
  'beneficiaries.add': BeneficiaryAdding
  'beneficiaries.change': BeneficiaryChange
}
export type Verb = keyof Inputs
export type Act = { [V in Verb]: { verb: V; input: Inputs[V] } }[Verb]

/** An act on its way to the server. */
export type Entry = Act & {
  /** Minted when the form opens. */
  id: string
  /** Whose act it is: it is never sent under another name. */
  owner: string
  state: 'waiting' | 'refused' | 'sent'
  keptAt: Instant
  /** Changes each time it is told otherwise: the server knows a replay of a session by it. */
  stamp: string
  sentAt: Instant | null
  /** The id of the record that it tells anew. */
  insteadOf: string | null
  refusal: Refusal | null
  /** How often the server was surprised by it. */
  surprises: number
}

/** An act as it is told now, before anything became of it. */
export const entryOf = (act: Act, owner: string, keptAt: Instant): Entry => ({
  ...act,
  id: idOf(act),
  owner,
  state: 'waiting',
  keptAt,
  stamp: uuidv7(),
  sentAt: null,
  insteadOf: null,
  refusal: null,
  surprises: 0,
})

/** Why the server said no; `trace` names its surprise in the log. */
export type Refusal = { problem: ProblemName | null; trace: string | null; at: Instant }

export function idOf({ verb, input }: Act): string {
  if (verb === 'sessions.record') return input.id
  return verb === 'beneficiaries.add' ? input.beneficiary.id : input.requestId
}

/** What is acted upon: a session, an appointment, a beneficiary. */
export function thingOf({ verb, input }: Act): string {
  if (verb === 'sessions.revise') return input.session.id
  if (verb === 'appointments.settle') return input.appointmentId
  if (verb === 'sessions.recordAll') return input.requestId
  return verb === 'beneficiaries.add' || verb === 'beneficiaries.change' ? input.beneficiary.id : input.id
}

/** Acts that say the same thing anew: the later one replaces the one that was refused. */
export const saysAnew = (later: Act, earlier: Act) =>
  later.verb === earlier.verb && thingOf(later) === thingOf(earlier)

/** It speaks of one of these things: it cannot go before what makes them. */
export function concerns(act: Act, things: ReadonlySet<string>): boolean {
  const said = JSON.stringify(act.input)
  return [...things].some((thing) => said.includes(thing))
}

/**
 * The server has this session already, told otherwise: its first answer was lost, and it was told anew since. What was told
 * last becomes a correction of it.
 */
export const asCorrection = (session: SessionInput, requestId: string, corrections: number) => ({
  verb: 'sessions.revise' as const,
  input: { requestId, session, corrections },
})

/**
 * What an older version of the pages kept, as this one says it: fields that are new since then take their blank value. A
 * laptop that slept for a month sends what it holds.
 */
export function inTodaysWords<Told extends Act>(act: Told): Told {
  if (act.verb === 'sessions.record') return { ...act, input: inFull(act.input) }
  if (act.verb === 'sessions.recordAll')
    return { ...act, input: { ...act.input, sessions: act.input.sessions.map(inFull) } }
  if (act.verb !== 'sessions.revise') return act
  return { ...act, input: { ...act.input, session: inFull(act.input.session) } }
}

const inFull = (told: SessionInput): SessionInput => ({ ...blankSession, ...told })
