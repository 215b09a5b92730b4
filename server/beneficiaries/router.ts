import {
  appointmentJoining,
  beneficiaryAct,
  beneficiaryAdding,
  beneficiaryChange,
  beneficiaryRequest,
  merging,
  pair,
  sharing,
  unsharing,
} from '#shared/beneficiaries.ts'
import { advisor, router } from '../trpc.ts'
import { add } from './add.ts'
import { beneficiary } from './beneficiary.ts'
import { change } from './change.ts'
import { copy } from './copy.ts'
import { erase } from './erase.ts'
import { followUp } from './follow-up.ts'
import { joinAppointment, leaveAppointment } from './join-appointment.ts'
import { list } from './list.ts'
import { merge } from './merge.ts'
import { part } from './part.ts'
import { share, unshare } from './share.ts'
import { compareAgain, tellApart } from './tell-apart.ts'
import { toldApart } from './told-apart.ts'

export const beneficiariesRouter = router({
  list: advisor.query(({ ctx }) => list(ctx)),
  beneficiary: advisor.input(beneficiaryRequest).query(({ ctx, input }) => beneficiary(ctx, input)),
  followUp: advisor.input(beneficiaryRequest).query(({ ctx, input }) => followUp(ctx, input)),
  copy: advisor.input(beneficiaryRequest).query(({ ctx, input }) => copy(ctx, input)),
  toldApart: advisor.query(({ ctx }) => toldApart(ctx)),
  add: advisor.input(beneficiaryAdding).mutation(({ ctx, input }) => add(ctx, input)),
  change: advisor.input(beneficiaryChange).mutation(({ ctx, input }) => change(ctx, input)),
  merge: advisor.input(merging).mutation(({ ctx, input }) => merge(ctx, input)),
  part: advisor.input(beneficiaryAct).mutation(({ ctx, input }) => part(ctx, input)),
  tellApart: advisor.input(pair).mutation(({ ctx, input }) => tellApart(ctx, input)),
  compareAgain: advisor.input(pair).mutation(({ ctx, input }) => compareAgain(ctx, input)),
  joinAppointment: advisor
    .input(appointmentJoining)
    .mutation(({ ctx, input }) => joinAppointment(ctx, input)),
  leaveAppointment: advisor
    .input(appointmentJoining)
    .mutation(({ ctx, input }) => leaveAppointment(ctx, input)),
  share: advisor.input(sharing).mutation(({ ctx, input }) => share(ctx, input)),
  unshare: advisor.input(unsharing).mutation(({ ctx, input }) => unshare(ctx, input)),
  erase: advisor.input(beneficiaryAct).mutation(({ ctx, input }) => erase(ctx, input)),
})
