import { and, asc, count, desc, eq, gte, isNull, ne, sql, sum } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, communes, places, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { usualMinutes } from '#shared/sessions.ts'
import { addDays, type Day } from '#shared/time.ts'
import { visible } from '../access.ts'
import { favouritesOf } from '../favourites/favourites-of.ts'
import type { AdvisorContext } from '../trpc.ts'
import { lastTold } from './last-told.ts'

/** Habits are those of the last four months. */
const lately = 120

/** Durations of one's own offered beside everybody's. */
const ownMinutes = 2

/**
 * What is chosen before anybody chooses: the place where this advisor is most on that weekday (else at all), how long their
 * sessions last, their most used thématiques; with the places and colleagues to choose from, the favourites, what can be
 * repeated of the last session told, and the day's count so far.
 */
export function usual(ctx: AdvisorContext, { day }: { day: Day }) {
  const { db, actor } = ctx
  const asked = { advisorId: actor.advisorId, since: addDays(day, -lately), day }
  const habits = habitualPlaces(db).all(asked)
  const durations = habitualMinutes(db)
    .all(asked)
    .map(({ minutes }) => minutes)
  const uses = new Map(habits.map(({ placeId, uses: n }) => [placeId, n]))
  return {
    placeId: habits[0]?.placeId ?? null,
    minutes: durations[0] ?? null,
    durations: durationsWith(durations),
    topics: habitualTopics(db)
      .all(asked)
      .map(({ topic }) => topic),
    places: placesOf(ctx).toSorted((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0)),
    colleagues: colleaguesOf(ctx),
    favourites: favouritesOf(db).all(asked),
    last: lastTold(ctx, asked),
    today: countOf(db).get(asked) ?? { sessions: 0, participants: 0 },
  }
}

/** Everybody's durations and one's own most frequent others, shortest first. */
function durationsWith(frequent: number[]) {
  const known: readonly number[] = usualMinutes
  const own = frequent.filter((minutes) => !known.includes(minutes)).slice(0, ownMinutes)
  return [...known, ...own].toSorted((a, b) => a - b)
}

const advisorId = sql.placeholder('advisorId')
const lateOnes = and(
  eq(sessions.advisorId, advisorId),
  gte(sessions.day, sql.placeholder('since')),
  isNull(sessions.withdrawnAt),
)

const habitualPlaces = prepared((db) =>
  db
    .select({ placeId: sql<string>`${sessions.placeId}`, uses: count() })
    .from(sessions)
    .innerJoin(places, eq(places.id, sessions.placeId))
    .where(and(lateOnes, eq(sessions.channel, 'place'), isNull(places.closedAt)))
    .groupBy(sessions.placeId)
    .orderBy(
      desc(
        sql`count(*) filter (where strftime('%w', ${sessions.day}) = strftime('%w', ${sql.placeholder('day')}))`,
      ),
      desc(count()),
      asc(sessions.placeId),
    )
    .prepare(),
)

const habitualMinutes = prepared((db) =>
  db
    .select({ minutes: sessions.minutes })
    .from(sessions)
    .where(and(lateOnes, eq(sessions.kind, 'individual')))
    .groupBy(sessions.minutes)
    .orderBy(desc(count()), asc(sessions.minutes))
    .limit(6)
    .prepare(),
)

const habitualTopics = prepared((db) =>
  db
    .select({ topic: sessionTopics.topic })
    .from(sessions)
    .innerJoin(sessionTopics, eq(sessionTopics.sessionId, sessions.id))
    .where(lateOnes)
    .groupBy(sessionTopics.topic)
    .orderBy(desc(count()), asc(sessionTopics.topic))
    .prepare(),
)

const countOf = prepared((db) =>
  db
    .select({
      sessions: count(),
      participants: sql<number>`coalesce(${sum(sessions.participants)}, 0)`,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.advisorId, advisorId),
        eq(sessions.day, sql.placeholder('day')),
        isNull(sessions.withdrawnAt),
      ),
    )
    .prepare(),
)

const placesOf = ({ db, actor }: AdvisorContext) =>
  db
    .select({
      id: places.id,
      name: places.name,
      communeCode: places.communeCode,
      communeName: communes.name,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(and(visible.places(actor), isNull(places.closedAt)))
    .orderBy(asc(communes.searchName), asc(places.name))
    .all()

const colleaguesOf = ({ db, actor }: AdvisorContext) =>
  db
    .select({ id: advisors.id, name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
    .from(advisors)
    .where(and(visible.advisors(actor), isNull(advisors.deactivatedAt), ne(advisors.id, actor.advisorId)))
    .orderBy(asc(advisors.lastName), asc(advisors.firstName))
    .all()
