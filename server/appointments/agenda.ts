import { and, eq, gt, gte, isNull, lt, lte } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { appointments } from '#drizzle/schema/index.ts'
import type { agendaRequest } from '#shared/appointments.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, daysBetween, startOfDay } from '#shared/time.ts'
import { plannedHours } from '../availability/planned-hours.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { agendaRows } from './agenda-rows.ts'

const longestAgenda = 42

/**
 * The advisor's own days, both included: appointments (cancelled ones too, to be shown crossed out), the occurrences of
 * openings, absences, and public holidays. Absences and appointments that began the day before and still run are there.
 * @throws `rangeTooLong` beyond six weeks
 */
export function agenda(ctx: AdvisorContext, { from, to }: z.infer<typeof agendaRequest>) {
  if (daysBetween(from, to) >= longestAgenda || to < from) throw problem('rangeTooLong')
  const zone = zoneOf(ctx.settings.departement)
  const { advisorId } = ctx.actor
  const span = { startsAt: startOfDay(from, zone), endsAt: startOfDay(addDays(to, 1), zone) }
  return {
    zone,
    appointments: agendaRows(
      ctx,
      and(
        eq(appointments.advisorId, advisorId),
        lt(appointments.startsAt, span.endsAt),
        gt(appointments.endsAt, span.startsAt),
        gte(appointments.startsAt, startOfDay(addDays(from, -1), zone)),
      ),
    ),
    ...plannedHours(ctx, { advisorId, from, to }),
  }
}

/** Past appointments that nobody has said honoured or missed, the oldest first. */
export const toSettle = (ctx: AdvisorContext) =>
  agendaRows(
    ctx,
    and(
      eq(appointments.advisorId, ctx.actor.advisorId),
      lte(appointments.endsAt, ctx.now),
      isNull(appointments.cancelledAt),
      isNull(appointments.honouredAt),
      isNull(appointments.missedAt),
    ),
  )

/** One of them, from which a session is recorded. @throws `notFound` for somebody else's */
export function appointmentSeen(ctx: AdvisorContext, { appointmentId }: { appointmentId: string }) {
  const [row] = agendaRows(ctx, eq(appointments.id, appointmentId))
  if (!row) throw problem('notFound')
  return row
}
