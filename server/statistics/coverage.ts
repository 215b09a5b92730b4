import { and, between, eq, exists, inArray, sql } from 'drizzle-orm'
import { communes, offeredSlots, places, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { type AnywhereQuestion, type DashboardQuestion, isOfSessionsOnly } from '#shared/statistics.ts'
import { nearestOf } from '#shared/nearest.ts'
import type { Point } from '#shared/territories.ts'
import { among } from '../among.ts'
import { aroundOf } from './around.ts'
import { countryCoverage } from './country-coverage.ts'
import { type Commune, type Looks, type Perimeter, perimeterOf } from './perimeter.ts'
import { thereIn } from './sessions-there.ts'
import { openedAnywhere } from './somewhere.ts'
import { groupsOf } from './territories.ts'
import { communesReached } from './totals.ts'

/**
 * Where help went or could be had over a period: in each territory one level below and in the one around, the communes with a
 * session or an opening, who lives there, and how far the nearest opening is; and by name the communes that had neither. Null
 * when what is asked narrows sessions by what openings do not have. Of the country: see `countryCoverage`.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function coverage(ctx: Looks, question: AnywhereQuestion) {
  return 'departement' in question ? coverageThere(ctx, question) : countryCoverage(ctx, question)
}

function coverageThere(ctx: Looks, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  if (isOfSessionsOnly(question)) return null
  const period = { from: question.from, to: question.to }
  const howFar = howFarIn(ctx, { ...period, departement: question.departement })
  const told = toldOf(ctx, perimeter, period, howFar)
  const toldIn = (members: readonly Commune[]) => members.flatMap(({ code }) => told.get(code) ?? [])
  const around = isOfCommunes(perimeter) ? aroundOf(question, perimeter.path) : null
  return {
    ...covered([...told.values()]),
    below: (isOfCommunes(perimeter) ? groupsOf(perimeter) : []).map(({ level, code, name, members }) => ({
      level,
      code,
      name,
      ...covered(toldIn(members)),
    })),
    parent: around && covered([...toldOf(ctx, perimeterOf(ctx, around), period, howFar).values()]),
    uncovered: [...told.values()]
      .filter(({ isCovered }) => !isCovered)
      .map(({ code, name, population, km }) => ({ code, name, population, km })),
  }
}

/** What is said of each commune of a perimeter, by its code. */
function toldOf(ctx: Looks, perimeter: Perimeter, period: Period, howFar: (code: string) => number | null) {
  const openIn = new Set(openedCommunes(ctx, perimeter, period))
  const reached = reachedIn(ctx, perimeter, period)
  return new Map(
    perimeter.communes.map((commune) => {
      const { code } = commune
      const isOpen = openIn.has(code)
      return [code, { ...commune, isCovered: isOpen || reached.has(code), km: isOpen ? 0 : howFar(code) }]
    }),
  )
}

/** How far a commune is from the nearest opening; null where its place on the map is unknown. */
function howFarIn(ctx: Looks, { departement, ...period }: Period & { departement: string }) {
  const centres = centresOf(ctx, departement)
  const nearest = nearestOf(openedAnywhere(ctx, period))
  return (code: string) => {
    const point = centres.get(code)
    return point ? nearest(point) : null
  }
}

/** A commune has no territory below it that could be within reach or not. */
const isOfCommunes = ({ level }: Perimeter) => level === 'departement' || level === 'epci'

type Told = { population: number; isCovered: boolean; km: number | null }

/** How far is said of people: where more live counts more. Communes whose place on the map is unknown are told apart. */
function covered(communesTold: readonly Told[]) {
  const populationOf = (some: readonly Told[]) => some.reduce((sum, { population }) => sum + population, 0)
  const isCovered = communesTold.filter((each) => each.isCovered)
  const placed = communesTold.filter((each): each is Told & { km: number } => each.km !== null)
  const placedPopulation = populationOf(placed)
  return {
    communes: communesTold.length,
    communesCovered: isCovered.length,
    population: populationOf(communesTold),
    populationCovered: populationOf(isCovered),
    meanKm:
      placedPopulation === 0 || placedPopulation < populationOf(communesTold) * enoughToSay
        ? null
        : Math.round(
            (10 * placed.reduce((sum, { population, km }) => sum + population * km, 0)) / placedPopulation,
          ) / 10,
    farthestKm: placed.length === 0 ? null : Math.max(...placed.map(({ km }) => km)),
    communesUnplaced: communesTold.length - placed.length,
  }
}

/** The towns where somebody receives are known first, and near to themselves: without most others they would say nothing. */
const enoughToSay = 0.8

/** Today's communes of the places where at least one slot was offered: each place there is asked for its own. */
function openedCommunes({ db }: Looks, { communes: inside, ...perimeter }: Perimeter, period: Period) {
  const { structures, kind, filters } = perimeter
  const wasOffered = db
    .select({ day: offeredSlots.day })
    .from(offeredSlots)
    .where(
      and(
        eq(offeredSlots.placeId, places.id),
        between(offeredSlots.day, period.from, period.to),
        structures === null
          ? undefined
          : inArray(
              offeredSlots.structureId,
              structures.map(({ id }) => id),
            ),
        kind === null ? undefined : eq(offeredSlots.kind, kind),
        filters?.advisorId ? eq(offeredSlots.advisorId, filters.advisorId) : undefined,
      ),
    )
  const today = new Map(inside.flatMap(({ code, codes }) => codes.map((each) => [each, code] as const)))
  return db
    .selectDistinct({ code: places.communeCode })
    .from(places)
    .where(
      and(
        sql`${places.communeCode} in ${among([...today.keys()])}`,
        filters?.placeId ? eq(places.id, filters.placeId) : undefined,
        exists(wasOffered),
      ),
    )
    .all()
    .flatMap(({ code }) => today.get(code) ?? [])
}

function reachedIn(ctx: Looks, perimeter: Perimeter, period: Period): Set<string> {
  if (perimeter.filters === null) return communesReached(ctx, perimeter)(period)
  const today = new Map(perimeter.communes.flatMap(({ code, codes }) => codes.map((each) => [each, code])))
  const found = ctx.db
    .selectDistinct({ code: sessions.communeCode })
    .from(sessions)
    .where(thereIn(ctx, perimeter, period))
    .all()
  return new Set(found.map(({ code }) => today.get(code) ?? code))
}

const centresOf = ({ db }: Looks, departement: string) =>
  new Map(
    db
      .select({ code: communes.code, latitude: communes.latitude, longitude: communes.longitude })
      .from(communes)
      .where(eq(communes.departementCode, departement))
      .all()
      .flatMap(({ code, latitude, longitude }): [string, Point][] =>
        latitude === null || longitude === null ? [] : [[code, { latitude, longitude }]],
      ),
  )
