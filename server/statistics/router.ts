import { dashboardQuestion } from '#shared/statistics.ts'
import { observer, router } from '../trpc.ts'
import { choices } from './choices.ts'
import { dashboard } from './dashboard.ts'
import { territories } from './territories.ts'

export const statisticsRouter = router({
  choices: observer.query(({ ctx }) => choices(ctx)),
  dashboard: observer.input(dashboardQuestion).query(({ ctx, input }) => dashboard(ctx, input)),
  territories: observer.input(dashboardQuestion).query(({ ctx, input }) => territories(ctx, input)),
})
