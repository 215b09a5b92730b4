import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm'
import {
  advisors,
  formerCommunes,
  places,
  sessionAdvisors,
  sessions,
  sessionTags,
  sessionTopics,
  tags,
} from '#drizzle/schema/index.ts'
import { traitOf } from '#shared/profile.ts'
import type { Filters } from '#shared/statistics.ts'
import { standingTag } from '#shared/tags.ts'
import { themeOf, topics } from '#shared/themes.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { problem } from '../problem.ts'
import type { Looks } from './perimeter.ts'

/** The place asked for, in the commune of today; null when none is. @throws notFound when there is none that they see */
export function placeAsked({ db, actor }: Looks, { placeId }: Filters) {
  if (placeId === undefined) return null
  const found = db
    .select({
      id: places.id,
      name: places.name,
      communeCode: sql<string>`coalesce(${formerCommunes.communeCode}, ${places.communeCode})`,
    })
    .from(places)
    .leftJoin(formerCommunes, eq(formerCommunes.code, places.communeCode))
    .where(and(eq(places.id, placeId), visible.places(actor)))
    .get()
  if (!found) throw problem('notFound')
  return found
}

/** @throws notFound for an advisor or a tag that they do not see */
export function assertFilters(ctx: Looks, { advisorId, tagId }: Filters) {
  const { db, actor } = ctx
  if (advisorId !== undefined) {
    const isSeen = and(eq(advisors.id, advisorId), visible.advisors(actor))
    if (!db.select({ id: advisors.id }).from(advisors).where(isSeen).get()) throw problem('notFound')
  }
  if (tagId !== undefined) {
    const isSeen = and(eq(tags.id, tagId), visible.tags(actor))
    if (!db.select({ id: tags.id }).from(tags).where(isSeen).get()) throw problem('notFound')
  }
}

/** What a session must be, to be among those asked. */
export function narrowed({ db }: Pick<Looks, 'db'>, filters: Filters | null): SQL | undefined {
  if (filters === null) return undefined
  const { placeId, advisorId, channel, theme, topic, tagId } = filters
  return and(
    placeId ? eq(sessions.placeId, placeId) : undefined,
    advisorId ? or(eq(sessions.advisorId, advisorId), isLedBy(db, advisorId)) : undefined,
    channel ? eq(sessions.channel, channel) : undefined,
    theme ? touches(db, topicsOf(theme)) : undefined,
    topic ? touches(db, [topic]) : undefined,
    tagId ? carries(db, tagId) : undefined,
    filters.public ? someoneIs(filters.public) : undefined,
  )
}

const topicsOf = (theme: NonNullable<Filters['theme']>) => topics.filter((each) => themeOf(each) === theme)

type Db = Looks['db']

const isLedBy = (db: Db, advisorId: string) =>
  exists(
    db
      .select({ id: sessionAdvisors.sessionId })
      .from(sessionAdvisors)
      .where(and(eq(sessionAdvisors.sessionId, sessions.id), eq(sessionAdvisors.advisorId, advisorId))),
  )

const touches = (db: Db, some: readonly string[]) =>
  exists(
    db
      .select({ topic: sessionTopics.topic })
      .from(sessionTopics)
      .where(and(eq(sessionTopics.sessionId, sessions.id), sql`${sessionTopics.topic} in ${among(some)}`)),
  )

/** Itself, or a tag that was merged into it. */
function carries(db: Db, tagId: string) {
  const all = new Map(
    db
      .select({ id: tags.id, mergedIntoId: tags.mergedIntoId })
      .from(tags)
      .all()
      .map((tag) => [tag.id, tag]),
  )
  const readAs = [...all.keys()].filter((id) => standingTag(all, id)?.id === tagId)
  return exists(
    db
      .select({ id: sessionTags.tagId })
      .from(sessionTags)
      .where(and(eq(sessionTags.sessionId, sessions.id), sql`${sessionTags.tagId} in ${among(readAs)}`)),
  )
}

/** By the counters of the session, which never cross two traits. */
function someoneIs(said: NonNullable<Filters['public']>) {
  const { counter, value } = traitOf(said)
  return sql`json_extract(${sessions.details}, ${`$.${counter}."${value}"`}) > 0`
}
