import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { appointments } from '#drizzle/schema/index.ts'
import { statusOf } from '#shared/appointments.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * Who had booked a seat of the workshop that this appointment is of, in the order of their names; cancelled seats left out.
 * Nobody for an ordinary appointment, and for a workshop that is somebody else's.
 * @param appointmentId any of its seats
 */
export function seatsOf(ctx: AdvisorContext, appointmentId: string) {
  const one = alias(appointments, 'one')
  return ctx.db
    .select(columns)
    .from(appointments)
    .innerJoin(
      one,
      and(
        eq(one.workshopId, appointments.workshopId),
        eq(one.startsAt, appointments.startsAt),
        eq(one.id, appointmentId),
      ),
    )
    .where(and(visible.appointments(ctx.actor), isNull(appointments.cancelledAt)))
    .orderBy(asc(appointments.lastName), asc(appointments.firstName), asc(appointments.id))
    .all()
    .map(({ id, firstName, lastName, ...facts }) => ({
      appointmentId: id,
      person: [firstName, lastName].filter(Boolean).join(' ') || null,
      status: statusOf(facts, ctx.now),
    }))
}

const columns = {
  id: appointments.id,
  firstName: appointments.firstName,
  lastName: appointments.lastName,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  cancelledAt: appointments.cancelledAt,
  honouredAt: appointments.honouredAt,
  missedAt: appointments.missedAt,
}
