import { indicatorsOf, rankedTopics } from '#shared/indicators.ts'
import {
  comparisonOf,
  isYearly,
  monthPartsOf,
  type Period,
  previousPeriod,
  samePeriodLastYear,
} from '#shared/periods.ts'
import { type Count, counts, type DashboardQuestion, measures, sumOf } from '#shared/statistics.ts'
import type { ActorContext } from '../trpc.ts'
import { type Looks, type Perimeter, perimeterOf } from './perimeter.ts'
import { totalsOf } from './totals.ts'

/**
 * What the programme changes in a territory over a period: the figures, month by month, and beside those of the
 * period before and of the same period a year earlier. Hours have one decimal, shares are between 0 and 1.
 * @throws notFound, notYours: see `perimeterOf`
 */
export function dashboard(ctx: Pick<ActorContext, 'db' | 'actor' | 'now'>, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const period = { from: question.from, to: question.to }
  const totals = totalsOf(ctx, perimeter, measures)
  const months = monthPartsOf(period).map((part) => ({ ...part, figures: totals(part) }))
  const now = sumOf(
    measures,
    months.map(({ figures }) => figures),
  )
  return {
    asOf: ctx.now,
    path: perimeter.path,
    population: perimeter.communes.reduce((sum, { population }) => sum + population, 0),
    communes: perimeter.communes.length,
    communesAcrossBorder: perimeter.communesAcrossBorder,
    structures: perimeter.structures,
    period,
    firstMonth: perimeter.firstMonth,
    now: indicatorsOf(now),
    topics: rankedTopics(now),
    ...comparisons(ctx, perimeter, period, now),
    months: months.map(({ figures, ...part }) => ({ ...part, ...indicatorsOf(figures) })),
  }
}

/** With the period before, and with the same period a year earlier when that is another one; null when nothing compares. */
function comparisons(ctx: Looks, perimeter: Perimeter, period: Period, known: Record<Count, number>) {
  const totals = totalsOf(ctx, perimeter, counts)
  const read = (asked: Period) => ({
    period: asked,
    ...indicatorsOf(asked === period ? known : totals(asked)),
  })
  const compare = (earlier: Period) => {
    const comparison = comparisonOf(period, earlier, perimeter.firstMonth)
    return comparison && { now: read(comparison.now), before: read(comparison.before) }
  }
  return {
    previous: compare(previousPeriod(period)),
    lastYear: isYearly(period) ? null : compare(samePeriodLastYear(period)),
  }
}
