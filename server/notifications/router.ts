import { administrator, router } from '../trpc.ts'
import { outbox } from './outbox.ts'

export const notificationsRouter = router({
  outbox: administrator.query(({ ctx }) => outbox(ctx)),
})
