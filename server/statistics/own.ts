import type { OwnQuestion } from '#shared/statistics.ts'
import type { AdvisorContext } from '../trpc.ts'
import { autonomyChange, levelsOf } from './autonomy.ts'
import { compared } from './compared.ts'
import { followedByOneself } from './followed.ts'
import { ownAppointments } from './own-appointments.ts'
import { partsIn, firstMonthOf, ownSessions, waysIn } from './own-sessions.ts'

/**
 * « Mes statistiques »: what the advisor themself did over a period, exactly, month by month, beside earlier periods; how
 * they received, and what became of their appointments.
 */
export function own(ctx: Pick<AdvisorContext, 'db' | 'actor' | 'now' | 'settings'>, question: OwnQuestion) {
  const asked = ownSessions(ctx, question)
  const ids = asked.map(({ id }) => id)
  const isWithin = ({ from, to }: OwnQuestion) => from >= question.from && to <= question.to
  const figures = (period: OwnQuestion) =>
    partsIn(isWithin(period) ? asked : ownSessions(ctx, period), period)
  return {
    asOf: ctx.now,
    ...compared({ all: figures, counts: figures }, question, firstMonthOf(ctx), { isExact: true }),
    followed: followedByOneself(ctx, question, ids),
    ways: waysIn(asked),
    autonomy: autonomyChange(ctx, levelsOf(ctx, ids), { isExact: true }),
    appointments: ownAppointments(ctx, question),
  }
}
