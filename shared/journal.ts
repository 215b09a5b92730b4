import * as z from 'zod/mini'
import { day, id, idsUpTo, text } from './fields.ts'
import { sessionInput } from './session-input.ts'
import { channels, sessionKinds } from './sessions.ts'
import { themes, topics } from './themes.ts'

/** An advisor's list of sessions: what may be asked of it, and done to its lines. */

/** Lines of the journal that come at a time. */
export const journalPage = 100

/** Where a page of the journal ends: the next one begins just after. */
const line = z.strictObject({ day, id })

/** Days, both included, and what the sessions must have. */
const filters = {
  from: day,
  to: day,
  kind: z.optional(z.enum(sessionKinds)),
  channel: z.optional(z.enum(channels)),
  theme: z.optional(z.enum(themes)),
  topic: z.optional(z.enum(topics)),
  placeId: z.optional(id),
  tagId: z.optional(id),
  /** Words of the titles, the tags and one's own notes, all of them, in any order; accents and capitals do not matter. */
  text: z.optional(text(60)),
}

const inOrder = z.refine<{ from: string; to: string }>(({ from, to }) => from <= to, { path: ['to'] })

/** What they add up to. */
export const journalDaysQuestion = z.strictObject(filters).check(inOrder)
export type JournalDaysQuestion = z.infer<typeof journalDaysQuestion>

/** Their lines, the latest first. */
export const journalQuestion = z.strictObject({ ...filters, after: z.optional(line) }).check(inOrder)
export type JournalQuestion = z.infer<typeof journalQuestion>

export const sessionRequest = z.strictObject({ id })

/**
 * A session to record. `requestId` is the id of this telling of it, by which a replay is known; told otherwise under the id
 * of the session, it is told anew. Pages of before told none: the session's id serves.
 */
export const recording = z.safeExtend(sessionInput, { requestId: z.optional(id) })
export type Recording = z.infer<typeof recording>

/** A correction tells the whole session again. `corrections`: how many it had already when it was read. */
export const revision = z.strictObject({
  requestId: id,
  session: sessionInput,
  corrections: z.int().check(z.gte(0)),
})
export type Revision = z.infer<typeof revision>

/** To withdraw a session; `undo`, as if it had never been recorded. */
export const takenBack = z.strictObject({ requestId: id, id, undo: z.optional(z.boolean()) })
export type TakenBack = z.infer<typeof takenBack>

/** To bring it back. */
export const withdrawal = z.strictObject({ requestId: id, id })
export type Withdrawal = z.infer<typeof withdrawal>

/** Colleagues' workshops that may be this one; said of none, of these last months. */
export const alikeRequest = z.strictObject({ id: z.optional(id) })
export type AlikeRequest = z.infer<typeof alikeRequest>

export const draftRequest = z.strictObject({ appointmentId: id })

/** What is usual depends on the weekday: an advisor is not everywhere every day. */
export const usualRequest = z.strictObject({ day })

/** A morning's walk-ins; one write holds them, and nobody waits long behind it. */
export const mostAtOnce = 30

/** Sessions that enter the journal together; each keeps the id that its line was given. */
export const sessionsAtOnce = z.strictObject({
  requestId: id,
  sessions: z.array(sessionInput).check(
    z.minLength(1),
    z.maxLength(mostAtOnce),
    z.refine((some) => new Set(some.map(({ id: each }) => each)).size === some.length),
  ),
})
export type SessionsAtOnce = z.infer<typeof sessionsAtOnce>

/** To take them back together. */
export const takenBackAtOnce = z.strictObject({
  requestId: id,
  ids: idsUpTo(mostAtOnce).check(z.minLength(1)),
})
export type TakenBackAtOnce = z.infer<typeof takenBackAtOnce>
