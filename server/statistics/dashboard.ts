import { changeOf, intensityOf } from '#shared/indicators.ts'
import { comparisonOf, type Period, previousPeriod } from '#shared/periods.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import type { ActorContext } from '../trpc.ts'
import { widerOf } from './around.ts'
import { compared, periodsCompared } from './compared.ts'
import { followedThere } from './followed.ts'
import { type Perimeter, perimeterOf } from './perimeter.ts'
import { readingOf } from './reading.ts'

type Looking = Pick<ActorContext, 'db' | 'actor' | 'now'>

/**
 * What the programme changes in a territory over a period: the figures, month by month, compared with earlier ones, and with
 * those of the territory around it.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function dashboard(ctx: Looking, question: AnywhereQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const period = { from: question.from, to: question.to }
  const read = await readingOf(ctx, perimeter, periodsCompared(period, perimeter.firstMonth))
  return {
    asOf: ctx.now,
    path: perimeter.path,
    population: perimeter.population,
    communes: perimeter.communeCount,
    communesAcrossBorder: perimeter.communesAcrossBorder,
    structures: perimeter.structures,
    followed: await followedThere(ctx, perimeter, question),
    ...compared(read, period, perimeter.firstMonth, perimeter),
    isExact: perimeter.isExact,
    parent: await parentOf(ctx, question, perimeter),
  }
}

/** The same period in the territory around, to compare with; null of the widest. */
async function parentOf(ctx: Looking, question: AnywhereQuestion, { path }: Perimeter) {
  const above = path.at(-2)
  const around = 'departement' in question ? widerOf(question, path) : null
  if (!above || !around) return null
  const perimeter = perimeterOf(ctx, around)
  const period: Period = { from: question.from, to: question.to }
  const comparison = comparisonOf(period, previousPeriod(period), perimeter.firstMonth)
  const read = await readingOf(ctx, perimeter, periodsCompared(period, perimeter.firstMonth))
  const sessionsIn = (each: Period) => indicatorsOf(read.counts(each), perimeter).sessions
  const figures = indicatorsOf(read.counts(period), perimeter)
  const { population } = perimeter
  return {
    ...above,
    population,
    communes: perimeter.communeCount,
    communesReached: perimeter.level === 'country' ? null : read.reached(period).size,
    intensity: intensityOf(figures.hours, population),
    ...figures,
    evolution: comparison && changeOf(sessionsIn(comparison.now), sessionsIn(comparison.before)),
  }
}
