import { and, eq, isNull, sql } from 'drizzle-orm'
import { monthlySubscriptions, savedViews } from '#drizzle/schema/index.ts'
import type { SubscribeRequest, UnsubscribeRequest } from '#shared/views.ts'
import { visible } from '../../access.ts'
import { addressKeyOf, hashOf } from '../../keys.ts'
import { problem } from '../../problem.ts'
import type { ActorContext } from '../../trpc.ts'
import { write } from '../../write.ts'

/**
 * Asks for the page of each month by e-mail: of a view that one sees, or of one's own territory. Asked twice, it comes once.
 * @throws `notFound`
 */
export function subscribe(ctx: ActorContext, request: SubscribeRequest) {
  const { requestId, viewId } = request
  const act = { id: requestId, verb: 'views.subscribe', thingId: viewId ?? requestId, input: request }
  return write(ctx, act, () => {
    if (viewId !== null) assertSeen(ctx, viewId)
    const before = openOne(ctx, viewId)
    if (before) return { subscriptionId: before.id }
    const { db, now, actor } = ctx
    const keyHash = hashOf(addressKeyOf(ctx, 'month', requestId))
    db.insert(monthlySubscriptions)
      .values({ id: requestId, userId: actor.userId, viewId, keyHash, subscribedAt: now })
      .run()
    return { subscriptionId: requestId }
  })
}

/** No letter leaves any more, not even one that was written. @throws `notFound` for somebody else's */
export function unsubscribe(ctx: ActorContext, request: UnsubscribeRequest) {
  const { requestId, subscriptionId } = request
  const act = { id: requestId, verb: 'views.unsubscribe', thingId: subscriptionId, input: request }
  return write(ctx, act, () => {
    const own = and(
      eq(monthlySubscriptions.id, subscriptionId),
      eq(monthlySubscriptions.userId, ctx.actor.userId),
    )
    const stopped = { stoppedAt: sql`coalesce(${monthlySubscriptions.stoppedAt}, ${ctx.now})` }
    if (ctx.db.update(monthlySubscriptions).set(stopped).where(own).run().changes === 0)
      throw problem('notFound')
    return { subscriptionId }
  })
}

function assertSeen({ db, actor }: ActorContext, viewId: string) {
  const seen = and(eq(savedViews.id, viewId), isNull(savedViews.removedAt), visible.views(actor))
  if (!db.select({ id: savedViews.id }).from(savedViews).where(seen).get()) throw problem('notFound')
}

const openOne = ({ db, actor }: ActorContext, viewId: string | null) =>
  db
    .select({ id: monthlySubscriptions.id })
    .from(monthlySubscriptions)
    .where(
      and(
        eq(monthlySubscriptions.userId, actor.userId),
        sql`${monthlySubscriptions.viewId} is ${viewId}`,
        isNull(monthlySubscriptions.stoppedAt),
      ),
    )
    .get()
