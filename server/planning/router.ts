import { ownRoom as room } from '#shared/advisors.ts'
import { agendaRequest } from '#shared/appointments.ts'
import { moveOwnRequest, planChange, planRequest, undoMoveRequest, whosePlans } from '#shared/planning.ts'
import { administrator, advisor, only, router } from '../trpc.ts'
import { changePlans, rehearsePlans } from './change-plans.ts'
import { closures } from './closures.ts'
import { moveOwn, undoMove } from './move-own.ts'
import { openingsOf } from './openings-of.ts'
import { giveRoom, ownRoom } from './own-room.ts'
import { week } from './week.ts'

/** Each plans for oneself, an administrator for everyone: whose plans they are is asked of `permissions.ts` by each change. */
const planner = only('advisor', 'administrator')

/** A rehearsal is asked by POST: its question may be long, and it takes the writer's turn for a moment. */
export const planningRouter = router({
  week: advisor.input(agendaRequest).query(({ ctx, input }) => week(ctx, input)),
  openingsOf: planner.input(whosePlans).query(({ ctx, input }) => openingsOf(ctx, input)),
  closures: administrator.query(({ ctx }) => closures(ctx)),
  rehearse: planner.input(planChange).mutation(({ ctx, input }) => rehearsePlans(ctx, input)),
  change: planner.input(planRequest).mutation(({ ctx, input }) => changePlans(ctx, input)),
  moveOwn: advisor.input(moveOwnRequest).mutation(({ ctx, input }) => moveOwn(ctx, input)),
  undoMove: advisor.input(undoMoveRequest).mutation(({ ctx, input }) => undoMove(ctx, input)),
  ownRoom: advisor.query(({ ctx }) => ownRoom(ctx)),
  giveRoom: advisor.input(room).mutation(({ ctx, input }) => giveRoom(ctx, input)),
})
