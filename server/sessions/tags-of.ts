import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { sessionTags, tags } from '#drizzle/schema/index.ts'
import { inFrenchOrder } from '#shared/french-order.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { standingTag, tagScopeOf } from '#shared/tags.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { tagsSeen } from '../tags/tags-seen.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor'>
type Carrying = { id: string; advisorId: string }

/** A tag as a session shows it. */
export type TagShown = { id: string; name: string; scope: ReturnType<typeof tagScopeOf> }

/**
 * The tags that these sessions carry, each as the one it was merged into, by name. Whoever recorded a session sees all of
 * them, also of a team they have left; who led it with them, those that they would see anywhere.
 */
export function tagsOf(reader: Reader, sessions: readonly Carrying[]): Map<string, TagShown[]> {
  const carried = carriedBy(reader.db).all({ ids: JSON.stringify(sessions.map(({ id }) => id)) })
  if (carried.length === 0) return new Map()
  const show = showing(reader)
  return new Map(
    sessions.map(({ id, advisorId }) => {
      const ids = carried.filter(({ sessionId }) => sessionId === id).map(({ tagId }) => tagId)
      return [id, show(ids, advisorId === reader.actor.advisorId)]
    }),
  )
}

/** How tags are shown to this person, on a session of theirs or of a colleague's: read anew for each answer. */
export function showing(reader: Reader) {
  const all = allTags(reader)
  const seen = new Set(tagsSeen(reader).map(({ id }) => id))
  return (ids: readonly string[], isMine: boolean): TagShown[] =>
    [...new Set(ids.map((id) => standingTag(all, id)))]
      .filter((tag) => tag !== undefined)
      .filter(({ id }) => isMine || seen.has(id))
      .map((tag) => ({ id: tag.id, name: tag.name, scope: tagScopeOf(tag) }))
      .toSorted((a, b) => inFrenchOrder(a.name, b.name))
}

/**
 * The tags of a session that is told, or told again: of those it carried, the ones that are still told stay as they were, so
 * that a merge taken back finds them. Inside the caller's write.
 * @throws `notFound` for a tag that the author neither sees nor had there
 */
export function tagSession(reader: Reader, { id, tagIds = [] }: Pick<SessionInput, 'id' | 'tagIds'>) {
  const all = allTags(reader)
  const before = carriedBy(reader.db)
    .all({ ids: JSON.stringify([id]) })
    .map(({ tagId }) => ({ tagId, standing: standingTag(all, tagId)?.id ?? tagId }))
  const seen = new Set(tagsSeen(reader).map((tag) => tag.id))
  const told = new Set(tagIds.map((tagId) => standingTag(all, tagId)?.id ?? tagId))
  for (const { tagId, standing } of before) if (!told.has(standing)) drop(reader.db).run({ id, tagId })
  for (const tagId of told) {
    if (before.some(({ standing }) => standing === tagId)) continue
    if (!seen.has(tagId)) throw problem('notFound')
    insert(reader.db).run({ id, tagId })
  }
}

/** The ids of the tags that read as this one: itself, and all that was merged into it. */
export function readAs(reader: Reader, tagId: string): string[] {
  const all = allTags(reader)
  return [...all.keys()].filter((id) => standingTag(all, id)?.id === tagId)
}

/** The ids of the tags that read as one with such a name. */
export function tagsNamed(reader: Reader, isNamed: (name: string) => boolean): string[] {
  const all = allTags(reader)
  return [...all.keys()].filter((id) => isNamed(standingTag(all, id)?.name ?? ''))
}

/** The ids of the tags that read as somebody's own. */
export function personalTags(reader: Pick<Reader, 'db'>): string[] {
  const all = allTags(reader)
  return [...all.keys()].filter((id) => (standingTag(all, id)?.advisorId ?? null) !== null)
}

/** Of everybody: a merge may lead from a tag that one sees through one of a team that one has left. */
const allTags = ({ db }: Pick<Reader, 'db'>) =>
  new Map(
    everyTag(db)
      .all()
      .map((tag) => [tag.id, tag]),
  )

const everyTag = prepared((db) => db.select().from(tags).prepare())

const carriedBy = prepared((db) =>
  db
    .select()
    .from(sessionTags)
    .where(sql`${sessionTags.sessionId} in (select value from json_each(${sql.placeholder('ids')}))`)
    .orderBy(asc(sessionTags.sessionId), asc(sessionTags.tagId))
    .prepare(),
)

const insert = prepared((db) =>
  db
    .insert(sessionTags)
    .values({ sessionId: sql.placeholder('id'), tagId: sql.placeholder('tagId') })
    .prepare(),
)

const drop = prepared((db) =>
  db
    .delete(sessionTags)
    .where(
      and(eq(sessionTags.sessionId, sql.placeholder('id')), eq(sessionTags.tagId, sql.placeholder('tagId'))),
    )
    .prepare(),
)
