import { eq } from 'drizzle-orm'
import { absences, openings } from '#drizzle/schema/index.ts'
import { may } from '#shared/permissions.ts'
import { occurrenceDays, type Recurrence, splitAt } from '#shared/recurrence.ts'
import { addDays, type Day } from '#shared/time.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'

/** Whose appointments a change may touch. */
export type Scope = { advisorId: string } | { placeId: string }

/** A change that is allowed and understood: whom it may touch, and what carries it out, inside a transaction. */
export type Plan = (LosingHours | Touching) & { carryOut: () => Record<string, string> }

/** It touches those whose hours it takes away. */
type LosingHours = {
  scope: Scope
  /** Nobody will receive there any more, for this reason: not one appointment may stay as it is. */
  empties?: Reason
}

/** It takes away no hours, and touches these all the same. */
type Touching = { touches: ReadonlyMap<string, Reason> }

/** @throws `notFound`, `notYours` */
export function openingToManage(ctx: ActorContext, openingId: string) {
  const opening = ctx.db.select().from(openings).where(eq(openings.id, openingId)).get()
  if (!opening) throw problem('notFound')
  assertMayManage(ctx, 'opening', opening.advisorId)
  return opening
}

export type OpeningRow = ReturnType<typeof openingToManage>

/** @throws `notFound`, `notYours` */
export function absenceToManage(ctx: ActorContext, absenceId: string) {
  const absence = ctx.db.select().from(absences).where(eq(absences.id, absenceId)).get()
  if (!absence) throw problem('notFound')
  assertMayManage(ctx, 'absence', absence.advisorId)
  return absence
}

/** @throws `notYours` when the plans of this advisor are not the actor's to change */
export function assertMayManage({ actor }: ActorContext, thing: 'opening' | 'absence', advisorId: string) {
  if (!may(actor, 'manage', thing, { advisorId })) throw problem('notYours')
}

/** @throws `notYours` when places and their closures are not the actor's to change */
export function assertMayAdminister({ actor }: ActorContext) {
  if (!may(actor, 'administer', 'place', {})) throw problem('notYours')
}

/**
 * What stays of a rule, and what follows from one of its days on; null when all of it follows.
 * @throws `notFound` when nothing does
 */
export function cut(recurrence: Recurrence, from: Day | null) {
  const split = from === null ? null : splitAt(recurrence, from)
  if (from === null || split) return split
  const rule = { ...recurrence, exceptions: [] }
  if (occurrenceDays(rule, from, addDays(from, longestPause)).length === 0) throw problem('notFound')
  return null
}

/** From one 29 February to the next there may be eight years. */
const longestPause = 9 * 366
