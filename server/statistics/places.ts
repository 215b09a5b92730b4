import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { communes, places as allPlaces } from '#drizzle/schema/index.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import { counts, type DashboardQuestion, sumOfParts } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { figuresFromSessions } from './from-sessions.ts'
import { type Looks, type Perimeter, perimeterOf } from './perimeter.ts'

/**
 * The places of a territory, wherever in it, and what was done there: those that are open, and those where something was done.
 * A place that was never located is where its commune is; null when that is not known either.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function places(ctx: Looks, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const period = { from: question.from, to: question.to }
  /* One level below a commune are places; here, of all the communes together. */
  const figures = await figuresFromSessions(ctx, { ...perimeter, level: 'commune' }, [period])
  const below = figures.below(period)
  return placesIn(ctx, perimeter, [...below.keys()]).map(({ latitude, longitude, ...place }) => {
    const { sessions, participants, hours, themes } = indicatorsOf(below.get(place.id) ?? nothing, perimeter)
    const position = latitude === null || longitude === null ? null : { latitude, longitude }
    return { ...place, position, sessions, participants, hours, themes }
  })
}

const nothing = sumOfParts(counts, [])

function placesIn(
  { db, actor }: Looks,
  { communes: inside, path, level }: Perimeter,
  ids: readonly string[],
) {
  const here = level === 'place' ? path.at(-1)?.code : undefined
  const isInside = sql`${allPlaces.communeCode} in ${among(inside.flatMap(({ codes }) => codes))}`
  const isActive = or(isNull(allPlaces.closedAt), sql`${allPlaces.id} in ${among(ids)}`)
  return db
    .select({
      id: allPlaces.id,
      name: allPlaces.name,
      communeName: communes.name,
      latitude: sql<number | null>`coalesce(${allPlaces.latitude}, ${communes.latitude})`,
      longitude: sql<number | null>`coalesce(${allPlaces.longitude}, ${communes.longitude})`,
    })
    .from(allPlaces)
    .innerJoin(communes, eq(communes.code, allPlaces.communeCode))
    .where(and(visible.places(actor), isInside, here === undefined ? isActive : eq(allPlaces.id, here)))
    .orderBy(asc(allPlaces.name))
    .all()
}
