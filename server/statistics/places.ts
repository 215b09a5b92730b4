import { and, asc, eq, sql } from 'drizzle-orm'
import { communes, places as allPlaces } from '#drizzle/schema/index.ts'
import { indicatorsOf } from '#shared/shown-indicators.ts'
import { counts, type DashboardQuestion, sumOfParts } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { figuresFromSessions, nowhere } from './from-sessions.ts'
import { type Looks, type Perimeter, perimeterOf } from './perimeter.ts'
import type { ReadSession } from './sessions-there.ts'

/**
 * The places of a territory, wherever in it, and what was done there: those that are open, and those where something was done.
 * What was done from a place for somebody elsewhere counts where they are, as on the dashboard of that place. A place that
 * was never located is where its commune is; null when that is not known either.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function places(ctx: Looks, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const period = { from: question.from, to: question.to }
  const there = placesIn(ctx, perimeter)
  const read = await figuresFromSessions(ctx, perimeter, [period], placeOf(perimeter, there))
  const done = read.below(period)
  return there
    .filter(({ id, closedAt }) => closedAt === null || done.has(id))
    .map(({ id, name, communeName, latitude, longitude }) => {
      const { sessions, participants, hours, themes } = indicatorsOf(done.get(id) ?? nothing, perimeter)
      const position = latitude === null || longitude === null ? null : { latitude, longitude }
      return { id, name, communeName, position, sessions, participants, hours, themes }
    })
}

/** The place where a session took place; nowhere in particular for one that only a place's advisor gave from afar. */
function placeOf({ communes: inside }: Perimeter, there: readonly { id: string; communeCode: string }[]) {
  const todayOf = new Map(inside.flatMap(({ code, codes }) => codes.map((each) => [each, code] as const)))
  const communeOf = new Map(there.map(({ id, communeCode }) => [id, todayOf.get(communeCode)]))
  return ({ placeId, communeCode }: ReadSession) =>
    placeId !== null && communeOf.get(placeId) === todayOf.get(communeCode) ? placeId : nowhere
}

const nothing = sumOfParts(counts, [])

const placesIn = ({ db, actor }: Looks, { communes: inside, path, level }: Perimeter) =>
  db
    .select({
      id: allPlaces.id,
      name: allPlaces.name,
      communeCode: allPlaces.communeCode,
      communeName: communes.name,
      closedAt: allPlaces.closedAt,
      latitude: sql<number | null>`coalesce(${allPlaces.latitude}, ${communes.latitude})`,
      longitude: sql<number | null>`coalesce(${allPlaces.longitude}, ${communes.longitude})`,
    })
    .from(allPlaces)
    .innerJoin(communes, eq(communes.code, allPlaces.communeCode))
    .where(
      and(
        visible.places(actor),
        sql`${allPlaces.communeCode} in ${among(inside.flatMap(({ codes }) => codes))}`,
        level === 'place' ? eq(allPlaces.id, path.at(-1)?.code ?? '') : undefined,
      ),
    )
    .orderBy(asc(allPlaces.name))
    .all()
