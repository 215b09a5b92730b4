import * as z from 'zod/mini'
import { day, guardedText, guardedWords, id, instant, wallTime } from './fields.ts'
import { recurrence } from './recurrence.ts'
import { serviceChange } from './services.ts'

/**
 * What an advisor plans, and how a plan changes. A change is a value: it can be rehearsed, so that the appointments it
 * touches are seen first, and then made, with a decision for each of them.
 */

/** An opening as somebody says it. With seats, each occurrence is one workshop that lasts the whole opening. */
export const openingInput = z.strictObject({
  placeId: z.nullable(id),
  serviceId: z.nullable(id),
  startsAt: wallTime,
  endsAt: wallTime,
  overnight: z.boolean(),
  recurrence,
  seats: z.nullable(z.int().check(z.gte(1), z.lte(200))),
  title: z.nullable(guardedWords(80)),
})

export type OpeningInput = z.infer<typeof openingInput>

/**
 * Hours or whole days away. With a last day, from the first hour of the first day to the last hour of the last one,
 * without a break and without repetition.
 */
export const absenceInput = z
  .strictObject({
    startsAt: z.nullable(wallTime),
    endsAt: z.nullable(wallTime),
    recurrence,
    lastDay: z.nullable(day),
  })
  .check(
    z.refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null), {
      error: 'absenceEndsBeforeStart',
      path: ['endsAt'],
    }),
    z.refine(endsAfterItStarts, { error: 'absenceEndsBeforeStart', path: ['endsAt'] }),
    z.refine(({ lastDay, recurrence: { repeat } }) => lastDay === null || repeat === 'once', {
      error: 'absenceEndsBeforeStart',
      path: ['lastDay'],
    }),
  )

export type AbsenceInput = z.infer<typeof absenceInput>

const newHours = z.strictObject({ startsAt: wallTime, endsAt: wallTime })

/**
 * Every change of plan. `from` is the day of the occurrence from which "this one and the following" change; null for the whole.
 * An occurrence is named by the day that its rule gives it, even when it was moved since; moved nowhere, it is cancelled.
 */
export const planChange = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('planOpening'), advisorId: id, opening: openingInput }),
  z.strictObject({
    does: z.literal('changeOpening'),
    openingId: id,
    from: z.nullable(day),
    opening: openingInput,
  }),
  z.strictObject({
    does: z.literal('changeOccurrence'),
    openingId: id,
    day,
    movedTo: z.nullable(z.strictObject({ day, hours: z.nullable(newHours) })),
  }),
  z.strictObject({ does: z.literal('restoreOccurrence'), openingId: id, day }),
  z.strictObject({ does: z.literal('closeOpening'), openingId: id, from: z.nullable(day) }),
  z.strictObject({ does: z.literal('reopenOpening'), openingId: id }),
  z.strictObject({ does: z.literal('planAbsence'), advisorId: id, absence: absenceInput }),
  z.strictObject({ does: z.literal('changeAbsence'), absenceId: id, absence: absenceInput }),
  z.strictObject({ does: z.literal('withdrawAbsence'), absenceId: id }),
  z.strictObject({ does: z.literal('restoreAbsence'), absenceId: id }),
  z.strictObject({ does: z.literal('planClosure'), placeId: id, firstDay: day, lastDay: day }),
  z.strictObject({ does: z.literal('withdrawClosure'), closureId: id }),
  z.strictObject({ does: z.literal('openOnHoliday'), placeId: id, day }),
  z.strictObject({ does: z.literal('keepHoliday'), placeId: id, day }),
  z.strictObject({ does: z.literal('closePlace'), placeId: id }),
  z.strictObject({ does: z.literal('deactivateAdvisor'), advisorId: id }),
  z.strictObject({ does: z.literal('changeService'), service: serviceChange }),
  z.strictObject({ does: z.literal('retireService'), serviceId: id }),
  z.strictObject({ does: z.literal('offerService'), serviceId: id }),
])

export type PlanChange = z.infer<typeof planChange>

/** One of them, by its name. */
export type ChangeThat<Does extends PlanChange['does']> = Extract<PlanChange, { does: Does }>

/** What becomes of one touched appointment. Moved, its person is told the new hour; kept, it stands outside the openings. */
export const decision = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('keep'), appointmentId: id }),
  z.strictObject({
    choice: z.literal('move'),
    appointmentId: id,
    startsAt: instant,
    placeId: z.nullable(id),
    advisorId: id,
  }),
  z.strictObject({ choice: z.literal('transfer'), appointmentId: id, advisorId: id }),
  z.strictObject({ choice: z.literal('cancel'), appointmentId: id, message: guardedText(300) }),
])

export type Decision = z.infer<typeof decision>

/** A change and the decisions it asks for: none for an appointment that it does not touch. */
export const planRequest = z.strictObject({
  requestId: id,
  change: planChange,
  decisions: z.array(decision).check(z.maxLength(5000)),
})

export type PlanRequest = z.infer<typeof planRequest>

/** Whose openings and absences are asked for. */
export const whosePlans = z.strictObject({ advisorId: id })

/** Moving one's own appointment; where another one already is, only with a reason, which is kept. */
export const moveOwnRequest = z.strictObject({
  requestId: id,
  appointmentId: id,
  startsAt: instant,
  placeId: z.nullable(id),
  overlapReason: z.nullable(guardedWords(120)),
})

export type MoveOwnRequest = z.infer<typeof moveOwnRequest>

export const undoMoveRequest = z.strictObject({ requestId: id, appointmentId: id, moveId: id })

export type UndoMoveRequest = z.infer<typeof undoMoveRequest>

function endsAfterItStarts({ startsAt, endsAt, lastDay, recurrence: { firstDay } }: AbsenceInput): boolean {
  if (lastDay !== null && lastDay < firstDay) return false
  const isWithinOneDay = lastDay === null || lastDay === firstDay
  return !isWithinOneDay || startsAt === null || endsAt === null || endsAt > startsAt
}
