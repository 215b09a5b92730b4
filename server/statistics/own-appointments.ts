import { and, eq, gte, isNull, lt } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import { appointmentFiguresOf } from '#shared/indicators.ts'
import type { Period } from '#shared/periods.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, startOfDay } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/** What became of the advisor's appointments of these days, seats of workshops included; cancelled ones count for nothing. */
export const ownAppointments = (ctx: Reader, period: Period) => appointmentFiguresOf(bookedIn(ctx, period))

type Reader = Pick<AdvisorContext, 'db' | 'actor' | 'settings'>

/** Their facts. */
export function bookedIn({ db, actor, settings }: Reader, { from, to }: Period) {
  const zone = zoneOf(settings.departement)
  return db
    .select({
      id: appointments.id,
      bookedAt: appointments.bookedAt,
      startsAt: appointments.startsAt,
      honouredAt: appointments.honouredAt,
      missedAt: appointments.missedAt,
      countKey: appointments.countKey,
    })
    .from(appointments)
    .where(
      and(
        visible.appointments(actor),
        eq(appointments.advisorId, actor.advisorId),
        isNull(appointments.cancelledAt),
        gte(appointments.startsAt, startOfDay(from, zone)),
        lt(appointments.startsAt, startOfDay(addDays(to, 1), zone)),
      ),
    )
    .all()
}
