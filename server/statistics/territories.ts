import { setImmediate } from 'node:timers/promises'
import { changeOf, intensityOf } from '#shared/indicators.ts'
import { comparisonOf, previousPeriod } from '#shared/periods.ts'
import { countShown, indicatorsOf } from '#shared/shown-indicators.ts'
import { type AnywhereQuestion, counts, type InParts, sumOfParts } from '#shared/statistics.ts'
import type { ActorContext } from '../trpc.ts'
import { departementsSeen, type Inhabited } from './country.ts'
import { acrossBorder, type Commune, type Level, type Perimeter, perimeterOf } from './perimeter.ts'
import { placesOf } from './places-there.ts'
import { fromSessions, readingOf } from './reading.ts'

/**
 * The territories one level below: the départements of the country (not with how many communes are reached), the EPCI of a département (and its communes that belong to none), the communes of an
 * EPCI, the places of a commune; none below a place. Those without any session are there too, with zeros. An EPCI that straddles the border
 * shows its communes on this side.
 * Others’ requests pass between two reads.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function territories(ctx: Pick<ActorContext, 'db' | 'actor'>, question: AnywhereQuestion) {
  const perimeter = perimeterOf(ctx, question)
  if (perimeter.level === 'place') return []
  const period = { from: question.from, to: question.to }
  const comparison = comparisonOf(period, previousPeriod(period), perimeter.firstMonth)
  const periods = comparison ? [period, comparison.now, comparison.before] : [period]
  const isByPlace = perimeter.level === 'commune'
  const read = await (isByPlace ? fromSessions : readingOf)(ctx, perimeter, periods)
  const now = read.below(period)
  await setImmediate()
  const reached = perimeter.level === 'country' ? null : read.reached(period)
  await setImmediate()
  const nowCompared = comparison && (comparison.now === period ? now : read.sessionsBelow(comparison.now))
  await setImmediate()
  const evolved = comparison &&
    nowCompared && { now: nowCompared, before: read.sessionsBelow(comparison.before) }
  const groups: readonly (Group & Partial<Inhabited>)[] = isByPlace
    ? placesOf(ctx, perimeter, [...now.keys()])
    : perimeter.level === 'country'
      ? departementsSeen(ctx)
      : groupsOf(perimeter)
  return groups.map(({ members, communeCount = members.length, ...territory }) => {
    const { population = members.reduce((sum, commune) => sum + commune.population, 0) } = territory
    const figures = indicatorsOf(now.get(territory.code) ?? nothing, perimeter)
    const sessionsIn = (totals: Sessions) => {
      const { drawn, left } = totals.get(territory.code) ?? nothing
      return countShown(drawn.sessions + left.sessions, drawn.sessions, perimeter)
    }
    return {
      ...territory,
      population,
      communes: communeCount,
      communesReached: reached && members.filter(({ code }) => reached.has(code)).length,
      intensity: intensityOf(figures.hours, population),
      ...figures,
      evolution: evolved && changeOf(sessionsIn(evolved.now), sessionsIn(evolved.before)),
    }
  })
}

const nothing = sumOfParts(counts, [])

type Sessions = Map<string, InParts<'sessions'>>

export type Group = {
  level: Level
  code: string
  name: string
  communesAcrossBorder: number | null
  members: Commune[]
}

export function groupsOf({ communes, level }: Perimeter): Group[] {
  const alone = (commune: Commune): Group => ({
    level: 'commune',
    code: commune.code,
    name: commune.name,
    communesAcrossBorder: null,
    members: [commune],
  })
  if (level === 'epci') return communes.map(alone)
  return [...new Set(communes.map(({ epciSiren }) => epciSiren))].flatMap((code): Group[] => {
    const members = communes.filter(({ epciSiren }) => epciSiren === code)
    const [first] = members
    if (code === null || !first) return members.map(alone)
    const communesAcrossBorder = acrossBorder(first, members.length)
    return [{ level: 'epci', code, name: first.epciName ?? code, communesAcrossBorder, members }]
  })
}
