import { closeShareRequest, openShareRequest, sharedQuestion } from '#shared/shares.ts'
import { dashboardQuestion, ownQuestion } from '#shared/statistics.ts'
import { advisor, anyone, observer, router } from '../trpc.ts'
import { choices } from './choices.ts'
import { dashboard } from './dashboard.ts'
import { own } from './own.ts'
import { closeShare, openShare, ownShare } from './own-share.ts'
import { shared } from './shared.ts'
import { territories } from './territories.ts'

export const statisticsRouter = router({
  choices: observer.query(({ ctx }) => choices(ctx)),
  dashboard: observer.input(dashboardQuestion).query(({ ctx, input }) => dashboard(ctx, input)),
  territories: observer.input(dashboardQuestion).query(({ ctx, input }) => territories(ctx, input)),
  own: advisor.input(ownQuestion).query(({ ctx, input }) => own(ctx, input)),
  ownShare: advisor.query(({ ctx }) => ownShare(ctx)),
  openShare: advisor.input(openShareRequest).mutation(({ ctx, input }) => openShare(ctx, input)),
  closeShare: advisor.input(closeShareRequest).mutation(({ ctx, input }) => closeShare(ctx, input)),
  shared: anyone.input(sharedQuestion).mutation(({ ctx, input }) => shared(ctx, input)),
})
