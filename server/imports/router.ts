import {
  importAsked,
  importDecision,
  importedKeysQuestion,
  importUndoing,
  peopleImport,
  sessionsImport,
} from '#shared/imports.ts'
import { advisor, router } from '../trpc.ts'
import { addPeople } from './add-people.ts'
import { addSessions } from './add-sessions.ts'
import { keep } from './keep.ts'
import { knownKeys } from './known-keys.ts'
import { past } from './past.ts'
import { progress } from './progress.ts'
import { undo } from './undo.ts'

export const importsRouter = router({
  past: advisor.query(({ ctx }) => past(ctx)),
  knownKeys: advisor.input(importedKeysQuestion).query(({ ctx, input }) => knownKeys(ctx, input)),
  addSessions: advisor.input(sessionsImport).mutation(({ ctx, input }) => addSessions(ctx, input)),
  keep: advisor.input(importDecision).mutation(({ ctx, input }) => keep(ctx, input)),
  progress: advisor.input(importAsked).query(({ ctx, input }) => progress(ctx, input)),
  addPeople: advisor.input(peopleImport).mutation(({ ctx, input }) => addPeople(ctx, input)),
  undo: advisor.input(importUndoing).mutation(({ ctx, input }) => undo(ctx, input)),
})
