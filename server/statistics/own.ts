import type { OwnQuestion } from '#shared/statistics.ts'
import type { AdvisorContext } from '../trpc.ts'
import { compared } from './compared.ts'
import { followedByOneself } from './followed.ts'
import { ownAppointments } from './own-appointments.ts'
import { ownAutonomy } from './own-autonomy.ts'
import { figuresIn, firstMonthOf, ownSessions, waysIn } from './own-sessions.ts'

/**
 * « Mes statistiques »: what the advisor themself did over a period, exactly, month by month, beside earlier periods; how
 * they received, and what became of their appointments.
 */
export function own(ctx: Pick<AdvisorContext, 'db' | 'actor' | 'now' | 'settings'>, question: OwnQuestion) {
  const asked = ownSessions(ctx, question)
  const isWithin = ({ from, to }: OwnQuestion) => from >= question.from && to <= question.to
  const figures = (period: OwnQuestion) =>
    figuresIn(isWithin(period) ? asked : ownSessions(ctx, period), period)
  return {
    asOf: ctx.now,
    ...compared({ all: figures, counts: figures }, question, firstMonthOf(ctx)),
    followed: followedByOneself(
      ctx,
      question,
      asked.map(({ id }) => id),
    ),
    ways: waysIn(asked),
    autonomy: ownAutonomy(ctx, asked),
    appointments: ownAppointments(ctx, question),
  }
}
