import { and, count, eq, isNull } from 'drizzle-orm'
import { tags } from '#drizzle/schema/index.ts'
import { type Actor, scopesOf } from '#shared/permissions.ts'
import { mostTagsOfOne, tagKey, type TagOwner, type TagRequest, type TagScope } from '#shared/tags.ts'
import { checkNote } from '../check-note.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { mayManage } from './tags-seen.ts'

/**
 * A new word for one's sessions, one's team's or the département's.
 * @throws `notYours`, `tagExists`, `tagsFull`, `sensitiveNote`, `noteToConfirm`
 */
export function addTag(ctx: ActorContext, request: TagRequest) {
  const { db, now } = ctx
  const { id, name, scope, confirmed } = request
  return write(ctx, { id, verb: 'tags.add', thingId: id, input: request }, () => {
    const owner = ownerIn(ctx, scope)
    if (!mayManage(ctx.actor, owner)) throw problem('notYours')
    checkNote(name, confirmed)
    assertFree(ctx, owner, name)
    const full = db.select({ n: count() }).from(tags).where(ownedBy(owner)).get()?.n ?? 0
    if (full >= mostTagsOfOne) throw problem('tagsFull')
    db.insert(tags)
      .values({ id, ...owner, name, searchName: tagKey(name), addedAt: now })
      .run()
    return { id }
  })
}

/**
 * Nobody else in the same scope has this name, whatever its accents and capitals; the database refuses it too.
 * @throws `tagExists`
 */
export function assertFree({ db }: Pick<ActorContext, 'db'>, owner: TagOwner, name: string, but?: string) {
  const same = db
    .select({ id: tags.id })
    .from(tags)
    .where(
      and(
        ownedBy(owner),
        eq(tags.searchName, tagKey(name)),
        isNull(tags.retiredAt),
        isNull(tags.mergedIntoId),
      ),
    )
    .all()
  if (same.some(({ id }) => id !== but)) throw problem('tagExists')
}

function ownedBy({ advisorId, structureId, departementCode }: TagOwner) {
  if (advisorId !== null) return eq(tags.advisorId, advisorId)
  if (structureId !== null) return eq(tags.structureId, structureId)
  return eq(tags.departementCode, departementCode ?? '')
}

const nobody: TagOwner = { advisorId: null, structureId: null, departementCode: null }

/** Who owns what this person adds in this scope: their own team, and the département that they coordinate. */
function ownerIn({ actor, settings }: ActorContext, scope: TagScope): TagOwner {
  if (scope === 'personal') return { ...nobody, advisorId: actor.advisorId }
  if (scope === 'team') return { ...nobody, structureId: teamOf(actor) }
  const held = scopesOf(actor, 'manage', 'commonTag').find((each) => each.scope === 'departement')
  return { ...nobody, departementCode: held?.departementCode ?? settings.departement }
}

const teamOf = (actor: Actor) =>
  scopesOf(actor, 'manage', 'teamTag').find((each) => each.scope === 'structure')?.structureId ?? null
