import { accountsIn } from '#drizzle/seed.ts'
import type { Context } from '../trpc.ts'

/** The accounts that anybody may try, with their common password; none where DEMO is off. */
export const accountsToTry = ({ db, settings }: Pick<Context, 'db' | 'settings'>) =>
  settings.demo ? accountsIn(db) : []
