import {
  beneficiaryAct,
  beneficiaryAdding,
  beneficiaryChange,
  beneficiaryRequest,
  merging,
} from '#shared/beneficiaries.ts'
import { advisor, router } from '../trpc.ts'
import { add } from './add.ts'
import { beneficiary } from './beneficiary.ts'
import { change } from './change.ts'
import { copy } from './copy.ts'
import { erase } from './erase.ts'
import { list } from './list.ts'
import { merge } from './merge.ts'
import { part } from './part.ts'

export const beneficiariesRouter = router({
  list: advisor.query(({ ctx }) => list(ctx)),
  beneficiary: advisor.input(beneficiaryRequest).query(({ ctx, input }) => beneficiary(ctx, input)),
  copy: advisor.input(beneficiaryRequest).query(({ ctx, input }) => copy(ctx, input)),
  add: advisor.input(beneficiaryAdding).mutation(({ ctx, input }) => add(ctx, input)),
  change: advisor.input(beneficiaryChange).mutation(({ ctx, input }) => change(ctx, input)),
  merge: advisor.input(merging).mutation(({ ctx, input }) => merge(ctx, input)),
  part: advisor.input(beneficiaryAct).mutation(({ ctx, input }) => part(ctx, input)),
  erase: advisor.input(beneficiaryAct).mutation(({ ctx, input }) => erase(ctx, input)),
})
