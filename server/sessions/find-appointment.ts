import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments } from '#drizzle/schema/index.ts'

/** What must be known of an appointment to note it, or to settle its workshop's seats. */
export const findAppointment = prepared((db) =>
  db
    .select({
      id: appointments.id,
      advisorId: appointments.advisorId,
      workshopId: appointments.workshopId,
      startsAt: appointments.startsAt,
      cancelledAt: appointments.cancelledAt,
      honouredAt: appointments.honouredAt,
      missedAt: appointments.missedAt,
    })
    .from(appointments)
    .where(eq(appointments.id, sql.placeholder('id')))
    .prepare(),
)
