import {
  initiativeInput,
  initiativeRevision,
  initiativesQuestion,
  initiativeWithdrawal,
} from '#shared/initiatives.ts'
import { only, router } from '../trpc.ts'
import { list } from './list.ts'
import { record } from './record.ts'
import { revise } from './revise.ts'
import { restore, withdraw } from './withdraw.ts'

const coordinator = only('coordinator')
const reader = only('coordinator', 'prefecture', 'administrator')

export const initiativesRouter = router({
  list: reader.input(initiativesQuestion).query(({ ctx, input }) => list(ctx, input)),
  record: coordinator.input(initiativeInput).mutation(({ ctx, input }) => record(ctx, input)),
  revise: coordinator.input(initiativeRevision).mutation(({ ctx, input }) => revise(ctx, input)),
  withdraw: coordinator.input(initiativeWithdrawal).mutation(({ ctx, input }) => withdraw(ctx, input)),
  restore: coordinator.input(initiativeWithdrawal).mutation(({ ctx, input }) => restore(ctx, input)),
})
