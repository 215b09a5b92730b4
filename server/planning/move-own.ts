import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { appointments, letters, writes } from '#drizzle/schema/index.ts'
import { statusOf } from '#shared/appointments.ts'
import { may } from '#shared/permissions.ts'
import type { MoveOwnRequest, UndoMoveRequest } from '#shared/planning.ts'
import { assertReceives } from '../appointments/assert-receives.ts'
import { announce } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { touchedIn } from './touched.ts'

type Row = typeof appointments.$inferSelect

/** Where an appointment was, and where it is since: what takes a move back. */
type Moved = {
  appointmentId: string
  before: Pick<Row, 'startsAt' | 'endsAt' | 'placeId' | 'overlapReason' | 'movedAt'>
  after: { startsAt: number; placeId: string | null; revision: number }
  isOutside: boolean
}

/**
 * Moves one's own appointment to any hour to come, its length kept, whatever the openings say (`isOutside` tells). Over
 * another appointment only with a reason, which is kept. The person is written to; an undo soon enough stops the letter.
 * @throws `notFound`, `appointmentOver`, `slotTaken` without a reason, `slotNotOpen` for a seat in a workshop or an hour gone by,
 * `placeNeeded`, `placeClosed`
 */
export function moveOwn(ctx: ActorContext, request: MoveOwnRequest): Moved {
  const { requestId, appointmentId, startsAt, placeId, overlapReason } = request
  const act = { id: requestId, verb: 'planning.moveOwn', thingId: appointmentId, input: request }
  return write<Moved>(ctx, act, () => {
    const appointment = ownAppointment(ctx, appointmentId)
    if (statusOf(appointment, ctx.now) !== 'coming') throw problem('appointmentOver')
    if (appointment.workshopId !== null || startsAt <= ctx.now) throw problem('slotNotOpen')
    if (placeId !== appointment.placeId) assertReceives(ctx, appointment.serviceId, placeId)
    const revision = appointment.revision + 1
    const endsAt = startsAt + (appointment.endsAt - appointment.startsAt)
    ctx.db
      .update(appointments)
      .set({ startsAt, endsAt, placeId, overlapReason, movedAt: ctx.now, revision })
      .where(eq(appointments.id, appointmentId))
      .run()
    announce(ctx, 'moved', { id: appointmentId, revision, startsAt }, appointment, 'service')
    const { startsAt: was, endsAt: until, placeId: where, overlapReason: reason, movedAt } = appointment
    return {
      appointmentId,
      before: { startsAt: was, endsAt: until, placeId: where, overlapReason: reason, movedAt },
      after: { startsAt, placeId, revision },
      isOutside: touchedIn(ctx, { advisorId: appointment.advisorId }).has(appointmentId),
    }
  })
}

/**
 * Takes a move back. Nobody is told of either while no letter has left; otherwise the person is told the first hour again.
 * @throws `notFound`, `tooLateToUndo` when the appointment has changed since, `slotTaken`
 */
export function undoMove(ctx: ActorContext, request: UndoMoveRequest) {
  const { requestId, appointmentId, moveId } = request
  const act = { id: requestId, verb: 'planning.undoMove', thingId: appointmentId, input: request }
  return write(ctx, act, () => {
    const appointment = ownAppointment(ctx, appointmentId)
    const { before, after } = moveMade(ctx, moveId, appointmentId)
    const isSame = appointment.revision === after.revision && appointment.cancelledAt === null
    if (!isSame || before.startsAt <= ctx.now) throw problem('tooLateToUndo')
    const hasLeft = letterLeft(ctx, appointmentId, after.revision)
    const revision = hasLeft ? after.revision + 1 : after.revision - 1
    ctx.db
      .update(appointments)
      .set({ ...before, revision, ...(hasLeft && { movedAt: ctx.now }) })
      .where(eq(appointments.id, appointmentId))
      .run()
    if (hasLeft)
      announce(
        ctx,
        'moved',
        { id: appointmentId, revision, startsAt: before.startsAt },
        appointment,
        'service',
      )
    else forgetMove(ctx, appointmentId, revision)
    return { appointmentId }
  })
}

/** Letters of the move go; those of before, given up meanwhile because of it, are owed again. */
function forgetMove({ db }: ActorContext, aboutId: string, revision: number) {
  const about = eq(letters.aboutId, aboutId)
  db.delete(letters)
    .where(and(about, eq(letters.revision, revision + 1)))
    .run()
  db.update(letters)
    .set({ abandonedAt: null, lastError: null })
    .where(and(about, eq(letters.revision, revision), eq(letters.lastError, 'moved')))
    .run()
}

function ownAppointment(ctx: ActorContext, id: string) {
  const appointment = ctx.db.select().from(appointments).where(eq(appointments.id, id)).get()
  if (!appointment || !may(ctx.actor, 'move', 'appointment', appointment)) throw problem('notFound')
  return appointment
}

function moveMade({ db }: ActorContext, moveId: string, appointmentId: string): Moved {
  const kept = db.select().from(writes).where(eq(writes.id, moveId)).get()
  const move = kept ? (JSON.parse(kept.answer) as Partial<Moved>) : {}
  if (move.appointmentId !== appointmentId || !move.before || !move.after) throw problem('tooLateToUndo')
  return move as Moved
}

/** Sent, or perhaps being carried at this very moment. */
const letterLeft = ({ db }: ActorContext, aboutId: string, revision: number) =>
  db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        eq(letters.aboutId, aboutId),
        eq(letters.revision, revision),
        or(isNotNull(letters.sentAt), and(sql`${letters.attempts} > 0`, isNull(letters.abandonedAt))),
      ),
    )
    .get() !== undefined
