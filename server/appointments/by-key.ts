import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointmentKeys, appointments } from '#drizzle/schema/index.ts'
import { keyLastsDays } from '#shared/appointments.ts'
import { hour } from '#shared/time.ts'
import { isSpent, spend } from '../allowances.ts'
import { hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { viewOf } from './view.ts'

/**
 * The appointment that this key opens. Found by the hash of the key, so a wrong one learns nothing: unknown, expired and
 * somebody else's answer alike, and after twenty wrong ones an address waits for the next hour.
 * @throws `notFound`, `tooManyRequests`
 */
export function appointmentOf(ctx: Context, key: string) {
  if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
  const appointment = findByKey(ctx.db).get({ keyHash: hashOf(key) })
  if (!appointment || appointment.endsAt + keyLastsDays * 24 * hour < ctx.now) {
    spend(ctx, 'wrongKey')
    throw problem('notFound')
  }
  return appointment
}

/** Asked by POST, so that the key is in no address, log or history. Changes nothing. */
export const see = (ctx: Context, { key }: { key: string }) => viewOf(ctx, appointmentOf(ctx, key).id)

const findByKey = prepared((db) =>
  db
    .select({
      id: appointments.id,
      advisorId: appointments.advisorId,
      placeId: appointments.placeId,
      serviceId: appointments.serviceId,
      workshopId: appointments.workshopId,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      phone: appointments.phone,
      email: appointments.email,
      bookerTie: appointments.bookerTie,
      bookerPhone: appointments.bookerPhone,
      bookerEmail: appointments.bookerEmail,
      revision: appointments.revision,
      cancelledAt: appointments.cancelledAt,
      cancelledBy: appointments.cancelledBy,
      honouredAt: appointments.honouredAt,
      missedAt: appointments.missedAt,
    })
    .from(appointmentKeys)
    .innerJoin(appointments, eq(appointments.id, appointmentKeys.appointmentId))
    .where(eq(appointmentKeys.keyHash, sql.placeholder('keyHash')))
    .prepare(),
)
