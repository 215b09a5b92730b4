import {
  alikeRequest,
  draftRequest,
  journalDaysQuestion,
  journalQuestion,
  recording,
  revision,
  sessionRequest,
  sessionsAtOnce,
  takenBack,
  takenBackAtOnce,
  usualRequest,
  withdrawal,
} from '#shared/journal.ts'
import { sessionMerging } from '#shared/merged-sessions.ts'
import { advisor, router } from '../trpc.ts'
import { alike } from './alike.ts'
import { draft } from './draft.ts'
import { journal } from './journal.ts'
import { journalDays } from './journal-days.ts'
import { merge } from './merge.ts'
import { part } from './part.ts'
import { record } from './record.ts'
import { recordAll } from './record-all.ts'
import { restore } from './restore.ts'
import { revise } from './revise.ts'
import { session } from './session.ts'
import { takenOut } from './taken-out.ts'
import { usual } from './usual.ts'
import { withdraw } from './withdraw.ts'
import { withdrawAll } from './withdraw-all.ts'

export const sessionsRouter = router({
  record: advisor.input(recording).mutation(({ ctx, input }) => record(ctx, input)),
  recordAll: advisor.input(sessionsAtOnce).mutation(({ ctx, input }) => recordAll(ctx, input)),
  revise: advisor.input(revision).mutation(({ ctx, input }) => revise(ctx, input)),
  withdraw: advisor.input(takenBack).mutation(({ ctx, input }) => withdraw(ctx, input)),
  withdrawAll: advisor.input(takenBackAtOnce).mutation(({ ctx, input }) => withdrawAll(ctx, input)),
  restore: advisor.input(withdrawal).mutation(({ ctx, input }) => restore(ctx, input)),
  merge: advisor.input(sessionMerging).mutation(({ ctx, input }) => merge(ctx, input)),
  part: advisor.input(withdrawal).mutation(({ ctx, input }) => part(ctx, input)),
  journal: advisor.input(journalQuestion).query(({ ctx, input }) => journal(ctx, input)),
  journalDays: advisor.input(journalDaysQuestion).query(({ ctx, input }) => journalDays(ctx, input)),
  alike: advisor.input(alikeRequest).query(({ ctx, input }) => alike(ctx, input)),
  takenOut: advisor.query(({ ctx }) => takenOut(ctx)),
  session: advisor.input(sessionRequest).query(({ ctx, input }) => session(ctx, input)),
  draft: advisor.input(draftRequest).query(({ ctx, input }) => draft(ctx, input)),
  usual: advisor.input(usualRequest).query(({ ctx, input }) => usual(ctx, input)),
})
