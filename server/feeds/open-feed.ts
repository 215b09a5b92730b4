import { and, eq, isNull } from 'drizzle-orm'
import { calendarFeeds } from '#drizzle/schema/index.ts'
import type { ChangeFeedRequest, CloseFeedRequest, OpenFeedRequest } from '#shared/feeds.ts'
import { addressKeyOf, hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { openFeedOf, ownFeed } from './own-feed.ts'

/** Opens an address for one's own days. One that was open closes in the same breath: whoever had it reads nothing more. */
export function openFeed(ctx: AdvisorContext, request: OpenFeedRequest) {
  const { requestId, ...choices } = request
  const { advisorId } = ctx.actor
  write(ctx, { id: requestId, verb: 'feeds.open', thingId: requestId, input: request }, () => {
    closeAll(ctx)
    ctx.db
      .insert(calendarFeeds)
      .values({
        id: requestId,
        advisorId,
        keyHash: hashOf(addressKeyOf(ctx, 'feed', requestId)),
        ...choices,
        openedAt: ctx.now,
        changedAt: ctx.now,
      })
      .run()
    return { feedId: requestId }
  })
  return ownFeed(ctx)
}

/** Says more or less at the same address. @throws `notFound` for one that is closed, or somebody else's */
export function changeFeed(ctx: AdvisorContext, request: ChangeFeedRequest) {
  const { requestId, feedId, ...choices } = request
  write(ctx, { id: requestId, verb: 'feeds.change', thingId: feedId, input: request }, () => {
    if (openFeedOf(ctx)?.id !== feedId) throw problem('notFound')
    ctx.db
      .update(calendarFeeds)
      .set({ ...choices, changedAt: ctx.now })
      .where(eq(calendarFeeds.id, feedId))
      .run()
    return { feedId }
  })
  return ownFeed(ctx)
}

/** Nobody reads it any more, from this moment. @throws `notFound` for somebody else's */
export function closeFeed(ctx: AdvisorContext, request: CloseFeedRequest) {
  const { requestId, feedId } = request
  write(ctx, { id: requestId, verb: 'feeds.close', thingId: feedId, input: request }, () => {
    if (openFeedOf(ctx)?.id !== feedId) throw problem('notFound')
    closeAll(ctx)
    return { feedId }
  })
  return ownFeed(ctx)
}

const closeAll = ({ db, now, actor }: AdvisorContext) =>
  db
    .update(calendarFeeds)
    .set({ closedAt: now })
    .where(and(eq(calendarFeeds.advisorId, actor.advisorId), isNull(calendarFeeds.closedAt)))
    .run()
