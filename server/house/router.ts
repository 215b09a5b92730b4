import { anyone, router } from '../trpc.ts'
import { settings } from './settings.ts'

export const houseRouter = router({
  settings: anyone.query(({ ctx }) => settings(ctx)),
})
