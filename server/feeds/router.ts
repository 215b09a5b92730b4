import { changeFeedRequest, closeFeedRequest, openFeedRequest } from '#shared/feeds.ts'
import { advisor, router } from '../trpc.ts'
import { changeFeed, closeFeed, openFeed } from './open-feed.ts'
import { ownFeed } from './own-feed.ts'

export const feedsRouter = router({
  own: advisor.query(({ ctx }) => ownFeed(ctx)),
  open: advisor.input(openFeedRequest).mutation(({ ctx, input }) => openFeed(ctx, input)),
  change: advisor.input(changeFeedRequest).mutation(({ ctx, input }) => changeFeed(ctx, input)),
  close: advisor.input(closeFeedRequest).mutation(({ ctx, input }) => closeFeed(ctx, input)),
})
