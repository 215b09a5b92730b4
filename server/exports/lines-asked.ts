import { asc, count, eq, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import {
  advisors,
  communes,
  places,
  sessionAdvisors,
  sessions,
  sessionTags,
  sessionTopics,
  tags,
} from '#drizzle/schema/index.ts'
import type { LinesRequest } from '#shared/exports.ts'
import { visible } from '../access.ts'
import { asked } from '../sessions/asked.ts'
import type { AdvisorContext } from '../trpc.ts'

/** A statement and its values: what a thread that has no tables of its own can run. */
export type Statement = { sql: string; params: unknown[] }

/** How many sessions there are, their rows, what the ids and codes in them are called, and the tags that they may carry. */
export type LinesAsked = Record<'counting' | 'rows' | 'names' | 'tags', Statement>

/**
 * What to read for a file: the sessions of one's own journal that answer, the first day first. Rights are in the
 * statements; the words that are sought were sought here. Of a session that a colleague recorded, the note stays theirs,
 * and so do the tags that one would not see elsewhere.
 */
export function linesAsked(
  ctx: Pick<AdvisorContext, 'db' | 'actor'>,
  { question, notes }: LinesRequest,
): LinesAsked {
  const { db, actor } = ctx
  const where = asked(ctx, question)
  const isMine = eq(sessions.advisorId, actor.advisorId)
  const rows = db
    .select({ ...columns, isMine, notes: notes ? sql`iif(${isMine}, ${sessions.notes}, '')` : sql`''` })
    .from(sessions)
    .where(where)
    .orderBy(asc(sessions.day), asc(sessions.id))
  const counting = db.select({ sessions: count() }).from(sessions).where(where)
  const names = unionAll(
    db.select({ id: places.id, name: places.name }).from(places),
    db.select({ id: communes.code, name: communes.name }).from(communes),
    db
      .select({ id: advisors.id, name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
      .from(advisors),
  )
  const carried = db
    .select({ id: tags.id, name: tags.name, mergedIntoId: tags.mergedIntoId, isSeen: visible.tags(actor) })
    .from(tags)
  return {
    counting: counting.toSQL(),
    rows: rows.toSQL(),
    names: names.toSQL(),
    tags: carried.toSQL(),
  }
}

/** In the order in which `lineOfRow` reads them. */
const columns = {
  id: sessions.id,
  kind: sessions.kind,
  day: sessions.day,
  minutes: sessions.minutes,
  channel: sessions.channel,
  placeId: sessions.placeId,
  communeCode: sessions.communeCode,
  communeAssumed: sessions.communeAssumed,
  advisorId: sessions.advisorId,
  participants: sessions.participants,
  returning: sessions.returning,
  posture: sessions.posture,
  mandate: sessions.mandate,
  autonomy: sessions.autonomy,
  level: sessions.level,
  referral: sessions.referral,
  title: sessions.title,
  details: sessions.details,
  topics: sql`(
    select group_concat(${sessionTopics.topic}) from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id}
  )`,
  colleagueIds: sql`(
    select group_concat(${sessionAdvisors.advisorId}) from ${sessionAdvisors}
    where ${sessionAdvisors.sessionId} = ${sessions.id}
  )`,
  tagIds: sql`(
    select group_concat(${sessionTags.tagId}) from ${sessionTags}
    where ${sessionTags.sessionId} = ${sessions.id}
  )`,
}
