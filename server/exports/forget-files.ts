import type { Context } from '../trpc.ts'
import { deskOf, drop } from './desk.ts'
import { keptFor } from './start.ts'

/** Files that nobody came for. */
export function forgetFiles({ db, now }: Pick<Context, 'db' | 'now'>) {
  const desk = deskOf(db)
  for (const work of desk.works.values()) if (now - work.askedAt >= keptFor) drop(desk, work)
}
