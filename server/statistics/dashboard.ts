import { counts, type DashboardQuestion, measures } from '#shared/statistics.ts'
import type { ActorContext } from '../trpc.ts'
import { compared } from './compared.ts'
import { followedThere } from './followed.ts'
import { perimeterOf } from './perimeter.ts'
import { totalsOf } from './totals.ts'

/**
 * What the programme changes in a territory over a period: the figures, month by month, and compared with earlier ones.
 * @throws notFound, notYours: see `perimeterOf`
 */
export function dashboard(ctx: Pick<ActorContext, 'db' | 'actor' | 'now'>, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const read = { all: totalsOf(ctx, perimeter, measures), counts: totalsOf(ctx, perimeter, counts) }
  return {
    asOf: ctx.now,
    path: perimeter.path,
    population: perimeter.communes.reduce((sum, { population }) => sum + population, 0),
    communes: perimeter.communes.length,
    communesAcrossBorder: perimeter.communesAcrossBorder,
    structures: perimeter.structures,
    followed: followedThere(ctx, perimeter, question),
    ...compared(read, { from: question.from, to: question.to }, perimeter.firstMonth, perimeter),
    isExact: perimeter.isExact,
  }
}
