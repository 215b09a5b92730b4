import { advisorAct, advisorChange, ownRoom as room } from '#shared/advisors.ts'
import { administrator, advisor, router, signedIn } from '../trpc.ts'
import { changeAdvisor } from './change-advisor.ts'
import { deactivateAdvisor, reactivateAdvisor } from './deactivate-advisor.ts'
import { listAdvisors } from './list-advisors.ts'
import { giveRoom, ownRoom } from './own-room.ts'

export const advisorsRouter = router({
  list: signedIn.query(({ ctx }) => listAdvisors(ctx)),
  ownRoom: advisor.query(({ ctx }) => ownRoom(ctx)),
  giveRoom: advisor.input(room).mutation(({ ctx, input }) => giveRoom(ctx, input)),
  change: administrator.input(advisorChange).mutation(({ ctx, input }) => changeAdvisor(ctx, input)),
  deactivate: administrator.input(advisorAct).mutation(({ ctx, input }) => deactivateAdvisor(ctx, input)),
  reactivate: administrator.input(advisorAct).mutation(({ ctx, input }) => reactivateAdvisor(ctx, input)),
})
