import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { sessions, sessionTags, tags } from '#drizzle/schema/index.ts'
import { type Actor, may } from '#shared/permissions.ts'
import { type TagOwner, tagScopeOf } from '#shared/tags.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

type Reader = Pick<ActorContext, 'db' | 'actor'>

/** Every tag that this person sees, merged and retired ones too, by name: what other verbs look into. */
export const tagsSeen = ({ db, actor }: Reader) =>
  db.select().from(tags).where(visible.tags(actor)).orderBy(asc(tags.searchName), asc(tags.id)).all()

/**
 * The same to be shown: whose they are, how many sessions carry them, whether this person may change them. Counted are all
 * the sessions that are in a journal, of whoever shares the tag.
 */
export function listTags({ db, actor }: Reader) {
  const uses = new Map(
    db
      .select({ id: sessionTags.tagId, uses: sql<number>`count(*)` })
      .from(sessionTags)
      .innerJoin(tags, and(eq(tags.id, sessionTags.tagId), visible.tags(actor)))
      .innerJoin(sessions, and(eq(sessions.id, sessionTags.sessionId), isNull(sessions.withdrawnAt)))
      .groupBy(sessionTags.tagId)
      .all()
      .map((each) => [each.id, each.uses]),
  )
  return tagsSeen({ db, actor }).map(({ id, name, retiredAt, mergedIntoId, ...owner }) => ({
    id,
    name,
    scope: tagScopeOf(owner),
    retiredAt,
    mergedIntoId,
    uses: uses.get(id) ?? 0,
    mayManage: mayManage(actor, owner),
  }))
}

/** Whether this person may rename it, merge it, retire it. */
export function mayManage(actor: Actor, { advisorId, structureId, departementCode }: TagOwner): boolean {
  if (advisorId !== null) return may(actor, 'manage', 'personalTag', { advisorId })
  if (structureId !== null) return may(actor, 'manage', 'teamTag', { structureId })
  return departementCode !== null && may(actor, 'manage', 'commonTag', { departementCode })
}
