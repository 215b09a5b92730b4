import type { OwnQuestion } from '#shared/statistics.ts'
import type { AdvisorContext } from '../trpc.ts'
import { compared, periodsCompared } from './compared.ts'
import { ownAppointments } from './own-appointments.ts'
import { ownPeople } from './own-people.ts'
import { during, firstMonthOf, ownSessions, partsIn, waysIn } from './own-sessions.ts'
import { isWithin } from './slices.ts'

/**
 * « Mes statistiques »: what the advisor themself did over a period, exactly, month by month, beside earlier periods; how
 * they received, and what became of their appointments.
 */
export function own(ctx: Pick<AdvisorContext, 'db' | 'actor' | 'now' | 'settings'>, question: OwnQuestion) {
  const firstMonth = firstMonthOf(ctx)
  const found = ownSessions(ctx, periodsCompared(question, firstMonth))
  const asked = during(found, question)
  const figures = (period: OwnQuestion) => partsIn(isWithin(period, question) ? asked : found, period)
  return {
    asOf: ctx.now,
    ...compared({ all: figures, counts: figures }, question, firstMonth, { isExact: true }),
    ...ownPeople(ctx, question),
    ways: waysIn(asked),
    appointments: ownAppointments(ctx, question),
  }
}
