import { anyone, router } from '../trpc.ts'
import { me } from './me.ts'

export const signInRouter = router({
  me: anyone.query(({ ctx }) => me(ctx)),
})
