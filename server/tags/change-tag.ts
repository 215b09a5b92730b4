import { eq } from 'drizzle-orm'
import { tags } from '#drizzle/schema/index.ts'
import { isAsWide, tagKey, tagScopeOf, type TagAct, type TagMerging, type TagRenaming } from '#shared/tags.ts'
import { checkNote } from '../check-note.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { assertFree } from './add-tag.ts'
import { mayManage, tagsSeen } from './tags-seen.ts'

/**
 * Gives a tag another name; the sessions that carry it follow.
 * @throws `notFound`, `notYours`, `tagExists`, `sensitiveNote`, `noteToConfirm`
 */
export function renameTag(ctx: ActorContext, request: TagRenaming) {
  const { requestId, id, name, confirmed } = request
  return write(ctx, { id: requestId, verb: 'tags.rename', thingId: id, input: request }, () => {
    const tag = loadManaged(ctx, id)
    checkNote(name, confirmed)
    if (isStanding(tag)) assertFree(ctx, tag, name, id)
    ctx.db
      .update(tags)
      .set({ name, searchName: tagKey(name) })
      .where(eq(tags.id, id))
      .run()
    return { id }
  })
}

/**
 * No longer offered; the sessions that carry it keep it, and it is still found in the journal.
 * @throws `notFound`, `notYours`
 */
export const retireTag = (ctx: ActorContext, { requestId, id }: TagAct) =>
  write(ctx, { id: requestId, verb: 'tags.retire', thingId: id, input: { id } }, () => {
    loadManaged(ctx, id)
    ctx.db.update(tags).set({ retiredAt: ctx.now }).where(eq(tags.id, id)).run()
    return { id }
  })

/**
 * Offered again, unless another has taken its name meanwhile.
 * @throws `notFound`, `notYours`, `tagExists`
 */
export const bringTagBack = (ctx: ActorContext, { requestId, id }: TagAct) =>
  write(ctx, { id: requestId, verb: 'tags.bringBack', thingId: id, input: { id } }, () => {
    const tag = loadManaged(ctx, id)
    assertFree(ctx, tag, tag.name, id)
    ctx.db.update(tags).set({ retiredAt: null }).where(eq(tags.id, id)).run()
    return { id }
  })

/**
 * Two words for one thing become one: the sessions of the first are read as the second's, and nothing moves. Into one that
 * as many people see at least: nobody loses what they had.
 * @throws `notFound`, `notYours`, `tagTooNarrow`, `alreadyMerged`
 */
export function mergeTags(ctx: ActorContext, { requestId, id, intoId }: TagMerging) {
  return write(ctx, { id: requestId, verb: 'tags.merge', thingId: id, input: { id, intoId } }, () => {
    const tag = loadManaged(ctx, id)
    const into = tagsSeen(ctx).find((each) => each.id === intoId)
    if (!into || id === intoId) throw problem('notFound')
    if (tag.mergedIntoId !== null || !isStanding(into)) throw problem('alreadyMerged')
    if (!isAsWide(tagScopeOf(into), tagScopeOf(tag))) throw problem('tagTooNarrow')
    ctx.db.update(tags).set({ mergedIntoId: intoId, mergedAt: ctx.now }).where(eq(tags.id, id)).run()
    return { id }
  })
}

/**
 * They are two again, each with its own sessions, unless another has taken its name meanwhile.
 * @throws `notFound`, `notYours`, `tagExists`
 */
export const partTags = (ctx: ActorContext, { requestId, id }: TagAct) =>
  write(ctx, { id: requestId, verb: 'tags.part', thingId: id, input: { id } }, () => {
    const tag = loadManaged(ctx, id)
    if (tag.retiredAt === null) assertFree(ctx, tag, tag.name, id)
    ctx.db.update(tags).set({ mergedIntoId: null, mergedAt: null }).where(eq(tags.id, id)).run()
    return { id }
  })

function loadManaged(ctx: ActorContext, id: string) {
  const tag = tagsSeen(ctx).find((each) => each.id === id)
  if (!tag) throw problem('notFound')
  if (!mayManage(ctx.actor, tag)) throw problem('notYours')
  return tag
}

const isStanding = (tag: { retiredAt: number | null; mergedIntoId: string | null }) =>
  tag.retiredAt === null && tag.mergedIntoId === null
