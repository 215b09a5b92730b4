import { importedKeysQuestion, importUndoing, peopleImport, sessionsImport } from '#shared/imports.ts'
import { advisor, router } from '../trpc.ts'
import { addPeople } from './add-people.ts'
import { addSessions } from './add-sessions.ts'
import { knownKeys } from './known-keys.ts'
import { past } from './past.ts'
import { undo } from './undo.ts'

export const importsRouter = router({
  past: advisor.query(({ ctx }) => past(ctx)),
  knownKeys: advisor.input(importedKeysQuestion).query(({ ctx, input }) => knownKeys(ctx, input)),
  addSessions: advisor.input(sessionsImport).mutation(({ ctx, input }) => addSessions(ctx, input)),
  addPeople: advisor.input(peopleImport).mutation(({ ctx, input }) => addPeople(ctx, input)),
  undo: advisor.input(importUndoing).mutation(({ ctx, input }) => undo(ctx, input)),
})
