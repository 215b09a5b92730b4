import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { may } from '#shared/permissions.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { findAppointment } from './find-appointment.ts'

/**
 * An appointment becomes a session of the journal, once; a workshop once for all its seats. If nobody has settled it, the
 * person came; who came to a workshop is for its attendance list to say. Inside the caller's transaction.
 * @throws `notFound` (somebody else's too), `appointmentOver`, `alreadySettled` (missed), `notYetStarted`, `alreadyRecorded`
 */
export function noteAppointment({ db, now, actor }: AdvisorContext, id: string) {
  const appointment = findAppointment(db).get({ id })
  if (!appointment || !may(actor, 'settle', 'appointment', appointment)) throw problem('notFound')
  if (appointment.cancelledAt !== null) throw problem('appointmentOver')
  if (appointment.missedAt !== null && appointment.workshopId === null) throw problem('alreadySettled')
  if (appointment.startsAt > now) throw problem('notYetStarted')
  const recorded = sessionOf(db).get(appointment)
  if (recorded) throw problem('alreadyRecorded', recorded.id)
  if (appointment.honouredAt === null && appointment.workshopId === null) honour(db).run({ id, now })
}

/** The session noted from this appointment, or from another seat of the same workshop. */
export const sessionOf = prepared((db) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(appointments, eq(appointments.id, sessions.appointmentId))
    .where(
      and(
        isNull(sessions.withdrawnAt),
        eq(appointments.advisorId, sql.placeholder('advisorId')),
        eq(appointments.startsAt, sql.placeholder('startsAt')),
        or(
          eq(appointments.id, sql.placeholder('id')),
          eq(appointments.workshopId, sql.placeholder('workshopId')),
        ),
      ),
    )
    .prepare(),
)

const honour = prepared((db) =>
  db
    .update(appointments)
    .set({ honouredAt: sql`${sql.placeholder('now')}` })
    .where(eq(appointments.id, sql.placeholder('id')))
    .prepare(),
)
