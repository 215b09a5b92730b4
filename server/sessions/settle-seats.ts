import { and, eq, or, sql } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { findAppointment } from './find-appointment.ts'
import type { SessionRow } from './keep.ts'

/**
 * Says of each seat of a workshop whether its person came, as the attendance list has it; a seat already settled that way
 * keeps its hour, one cancelled meanwhile stays cancelled. Inside the caller's transaction.
 * @param appointmentId the seat that the session is noted from
 * @throws `notFound` when a seat is not of this workshop
 */
export function settleSeats(
  { db, now }: Pick<AdvisorContext, 'db' | 'now'>,
  { appointmentId, attendance = [] }: Pick<SessionInput, 'appointmentId' | 'attendance'>,
) {
  const noted = appointmentId === null ? undefined : findAppointment(db).get({ id: appointmentId })
  for (const { appointmentId: id, came } of attendance) {
    const seat = findAppointment(db).get({ id })
    const isOfIt =
      seat &&
      noted &&
      seat.workshopId !== null &&
      seat.advisorId === noted.advisorId &&
      seat.workshopId === noted.workshopId &&
      seat.startsAt === noted.startsAt
    if (!isOfIt) throw problem('notFound')
    if (seat.cancelledAt !== null || (came ? seat.honouredAt : seat.missedAt) !== null) continue
    db.update(appointments)
      .set({ honouredAt: came ? now : null, missedAt: came ? null : now })
      .where(eq(appointments.id, id))
      .run()
  }
}

/** What the record of a session settled by the same stroke is to settle again: nothing tells any more that anybody came. */
export function unsettle(
  { db }: Pick<AdvisorContext, 'db'>,
  { appointmentId, recordedAt, advisorId }: SessionRow,
) {
  const noted = appointmentId === null ? undefined : findAppointment(db).get({ id: appointmentId })
  if (!noted) return
  const { id, workshopId, startsAt } = noted
  const sameHour = and(eq(appointments.workshopId, workshopId ?? ''), eq(appointments.startsAt, startsAt))
  db.update(appointments)
    .set({ honouredAt: null, missedAt: null })
    .where(
      and(
        eq(appointments.advisorId, advisorId),
        or(eq(appointments.id, id), sameHour),
        sql`${recordedAt} in (${appointments.honouredAt}, ${appointments.missedAt})`,
      ),
    )
    .run()
}
