import { intensityOf } from '#shared/indicators.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import { counts, type DashboardQuestion, sumOfParts } from '#shared/statistics.ts'
import { type Looks, perimeterOf } from './perimeter.ts'
import { readingOf } from './reading.ts'

/**
 * Every commune of a territory, for a map that shows them all at once: what the levels between would add up.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function communes(ctx: Looks, question: DashboardQuestion) {
  /* One level below an EPCI are communes. */
  const perimeter = { ...perimeterOf(ctx, question), level: 'epci' as const }
  const period = { from: question.from, to: question.to }
  const below = (await readingOf(ctx, perimeter, [period])).below(period)
  return perimeter.communes.map(({ code, name, population }) => {
    const { sessions, participants, hours, themes } = indicatorsOf(below.get(code) ?? nothing, perimeter)
    return {
      level: 'commune' as const,
      code,
      name,
      intensity: intensityOf(hours, population),
      communes: 1,
      communesReached: sessions === 0 ? 0 : 1,
      sessions,
      participants,
      hours,
      themes,
    }
  })
}

const nothing = sumOfParts(counts, [])
