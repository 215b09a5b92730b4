import { and, eq, isNull, sql } from 'drizzle-orm'
import { sessions, sessionTags, tags } from '#drizzle/schema/index.ts'
import { inFrenchOrder } from '#shared/french-order.ts'
import { type Actor, may } from '#shared/permissions.ts'
import { type GuardedCount, guardedCount } from '#shared/small-counts.ts'
import { standingTag, type TagOwner, tagScopeOf } from '#shared/tags.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

type Reader = Pick<ActorContext, 'db' | 'actor'>

/** Every tag that this person sees, merged and retired ones too: what other verbs look into. */
export const tagsSeen = ({ db, actor }: Reader) => db.select().from(tags).where(visible.tags(actor)).all()

/**
 * The same to be shown, by name: whose they are, how many sessions carry them, whether this person may change them. Counted are all
 * the sessions that are in a journal, of whoever shares the tag; guarded where several structures share it.
 */
export function listTags({ db, actor }: Reader) {
  const seen = tagsSeen({ db, actor }).toSorted((a, b) => inFrenchOrder(a.name, b.name))
  const uses = usesOf(db, seen)
  return seen.map(({ id, name, retiredAt, mergedIntoId, ...owner }) => ({
    id,
    name,
    scope: tagScopeOf(owner),
    retiredAt,
    mergedIntoId,
    uses: usesShown(uses.get(id) ?? { all: 0, drawn: 0 }, owner),
    mayManage: mayManage(actor, owner),
  }))
}

/** A session that carries two tags that were merged counts once. */
function usesOf(db: Reader['db'], seen: ReturnType<typeof tagsSeen>): Map<string, Sum> {
  const byId = new Map(seen.map((tag) => [tag.id, tag]))
  const readAs = JSON.stringify(seen.map(({ id }) => [id, standingTag(byId, id)?.id ?? id]))
  const counted = db
    .select({
      id: sql<string>`read.value ->> 1`,
      all: sql<number>`count(distinct ${sessionTags.sessionId})`,
      drawn: sql<number>`count(distinct iif(${sessions.countKey} < 3758096384, ${sessionTags.sessionId}, null))`,
    })
    .from(sql`json_each(${readAs}) as read`)
    .innerJoin(sessionTags, sql`${sessionTags.tagId} = read.value ->> 0`)
    .innerJoin(sessions, and(eq(sessions.id, sessionTags.sessionId), isNull(sessions.withdrawnAt)))
    .groupBy(sql`read.value ->> 1`)
    .all()
  return new Map(counted.map(({ id, ...sum }) => [id, sum]))
}

/** What a tag shared beyond one structure counts is guarded, as on the dashboard. */
const usesShown = ({ all, drawn }: Sum, { departementCode }: TagOwner): GuardedCount =>
  departementCode === null ? all : guardedCount({ drawn, isEmpty: all === 0 })

type Sum = { all: number; drawn: number }

/** Whether this person may rename it, merge it, retire it. */
export function mayManage(actor: Actor, { advisorId, structureId, departementCode }: TagOwner): boolean {
  if (advisorId !== null) return may(actor, 'manage', 'personalTag', { advisorId })
  if (structureId !== null) return may(actor, 'manage', 'teamTag', { structureId })
  return departementCode !== null && may(actor, 'manage', 'commonTag', { departementCode })
}
