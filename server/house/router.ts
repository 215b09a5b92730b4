import { firstVisit } from '#shared/house.ts'
import { anyone, router } from '../trpc.ts'
import { openForFirstTime } from './first-visit.ts'
import { settings } from './settings.ts'

export const houseRouter = router({
  settings: anyone.query(({ ctx }) => settings(ctx)),
  open: anyone.input(firstVisit).mutation(({ ctx, input }) => openForFirstTime(ctx, input)),
})
