import { keyRequest } from '#shared/appointments.ts'
import {
  earlierRequest,
  offerAct,
  removeWaitRequest,
  seatRequest,
  waitAct,
  waitQuestion,
  waitRequest,
} from '#shared/waiting.ts'
import { advisor, anyone, router } from '../trpc.ts'
import { waitForm } from './form.ts'
import { join, joinEarlier } from './join.ts'
import { comeBack, decline, leave, see } from './leave.ts'
import { list } from './list.ts'
import { keepWaiting, remove, seatByAdvisor } from './seat.ts'
import { take } from './take.ts'

/** As for appointments, what a key opens is asked by POST even to be read. */
export const waitingRouter = router({
  form: anyone.input(waitQuestion).query(({ ctx, input }) => waitForm(ctx, input)),
  join: anyone.input(waitRequest).mutation(({ ctx, input }) => join(ctx, input)),
  joinEarlier: anyone.input(earlierRequest).mutation(({ ctx, input }) => joinEarlier(ctx, input)),
  see: anyone.input(keyRequest).mutation(({ ctx, input }) => see(ctx, input)),
  take: anyone.input(offerAct).mutation(({ ctx, input }) => take(ctx, input)),
  decline: anyone.input(offerAct).mutation(({ ctx, input }) => decline(ctx, input)),
  leave: anyone.input(waitAct).mutation(({ ctx, input }) => leave(ctx, input)),
  comeBack: anyone.input(waitAct).mutation(({ ctx, input }) => comeBack(ctx, input)),
  list: advisor.query(({ ctx }) => list(ctx)),
  seat: advisor.input(seatRequest).mutation(({ ctx, input }) => seatByAdvisor(ctx, input)),
  remove: advisor.input(removeWaitRequest).mutation(({ ctx, input }) => remove(ctx, input)),
  keepWaiting: advisor.input(removeWaitRequest).mutation(({ ctx, input }) => keepWaiting(ctx, input)),
})
