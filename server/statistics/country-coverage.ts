import { setImmediate } from 'node:timers/promises'
import type { Db } from '#drizzle/open.ts'
import type { CountryQuestion } from '#shared/statistics.ts'
import { countryPerimeter, departementsSeen } from './country.ts'
import { type Commune, type Level, type Looks, perimeterOf } from './perimeter.ts'
import { openedIn, reachedIn } from './somewhere.ts'

/** So many say enough; each département names all of its own. */
const mostNamed = 30

/**
 * Where help went or could be had in the country, département by département: the communes with a session, those with a session or
 * an opening, and who lives there; by name the most populated ones that had neither. How far the nearest opening is, each
 * département says. One département after the other, so that nobody waits for all of them.
 * @throws notYours for whoever does not see several départements
 */
export async function countryCoverage(ctx: Looks, question: CountryQuestion) {
  const whole = countryPerimeter(ctx, question)
  const isOpenIn = openedIn(ctx, question)
  const isReachedIn = reachedIn(ctx, question)
  const below: Below[] = []
  const uncovered: Pick<Commune, 'code' | 'name' | 'population'>[] = []
  for (const { level, code, name } of departementsSeen(ctx)) {
    const inside = communesOf(ctx, code, question)
    const alsoReached = isReachedIn.onDaysLeft({ ...whole, communes: inside })
    const reached = inside.filter(
      ({ code, codes }) => codes.some(isReachedIn.months) || alsoReached.has(code),
    )
    const isReached = new Set(reached)
    const [covered, left] = parted(inside, (each) => isReached.has(each) || each.codes.some(isOpenIn))
    below.push({
      level,
      code,
      name,
      communes: inside.length,
      communesReached: reached.length,
      communesCovered: covered.length,
      population: populationOf(inside),
      populationCovered: populationOf(covered),
      ...untold,
    })
    uncovered.push(...mostPopulated(left))
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await setImmediate()
  }
  const sum = (of: Counted) => below.reduce((total, each) => total + each[of], 0)
  return {
    communes: sum('communes'),
    communesCovered: sum('communesCovered'),
    population: sum('population'),
    populationCovered: sum('populationCovered'),
    ...untold,
    below,
    parent: null,
    uncovered: mostPopulated(uncovered).map(({ code, name, population }) => ({
      code,
      name,
      population,
      km: null,
    })),
  }
}

const counted = ['communes', 'communesReached', 'communesCovered', 'population', 'populationCovered'] as const
type Counted = (typeof counted)[number]
type Below = Record<Counted, number> & typeof untold & { level: Level; code: string; name: string }

/** Distances are told of a département at most. */
const untold = { meanKm: null, farthestKm: null, communesUnplaced: 0 } as const

function parted<Some>(all: readonly Some[], isSuch: (one: Some) => boolean): [Some[], Some[]] {
  const [such, others]: [Some[], Some[]] = [[], []]
  for (const one of all) (isSuch(one) ? such : others).push(one)
  return [such, others]
}

const populationOf = (some: readonly { population: number }[]) =>
  some.reduce((sum, { population }) => sum + population, 0)

const mostPopulated = <Some extends { population: number }>(some: readonly Some[]) =>
  some.toSorted((a, b) => b.population - a.population).slice(0, mostNamed)

/** Of today, with the codes that lead to each; read once, since geography is only ever added to, a département at a time. */
function communesOf(ctx: Looks, departement: string, { from, to }: CountryQuestion): Commune[] {
  const known = remembered.get(ctx.db) ?? new Map<string, Commune[]>()
  remembered.set(ctx.db, known)
  const read =
    known.get(departement) ??
    perimeterOf(ctx, { departement, from, to }).communes.map((commune) => ({ ...commune, ...outOfEpci }))
  known.set(departement, read)
  return read
}

const remembered = new WeakMap<Db, Map<string, Commune[]>>()

/** Names of EPCI, thirty-five thousand times, are of no use here. */
const outOfEpci = { epciSiren: null, epciName: null, epciCommuneCount: null }
