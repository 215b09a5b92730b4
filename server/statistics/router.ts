import { dashboardQuestion, ownQuestion } from '#shared/statistics.ts'
import { advisor, observer, router } from '../trpc.ts'
import { choices } from './choices.ts'
import { dashboard } from './dashboard.ts'
import { own } from './own.ts'
import { territories } from './territories.ts'

export const statisticsRouter = router({
  choices: observer.query(({ ctx }) => choices(ctx)),
  dashboard: observer.input(dashboardQuestion).query(({ ctx, input }) => dashboard(ctx, input)),
  territories: observer.input(dashboardQuestion).query(({ ctx, input }) => territories(ctx, input)),
  own: advisor.input(ownQuestion).query(({ ctx, input }) => own(ctx, input)),
})
