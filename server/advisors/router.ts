import { advisorAct, advisorChange } from '#shared/advisors.ts'
import { administrator, router, signedIn } from '../trpc.ts'
import { changeAdvisor } from './change-advisor.ts'
import { deactivateAdvisor, reactivateAdvisor } from './deactivate-advisor.ts'
import { listAdvisors } from './list-advisors.ts'

export const advisorsRouter = router({
  list: signedIn.query(({ ctx }) => listAdvisors(ctx)),
  change: administrator.input(advisorChange).mutation(({ ctx, input }) => changeAdvisor(ctx, input)),
  deactivate: administrator.input(advisorAct).mutation(({ ctx, input }) => deactivateAdvisor(ctx, input)),
  reactivate: administrator.input(advisorAct).mutation(({ ctx, input }) => reactivateAdvisor(ctx, input)),
})
