import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { waitKeys, waits } from '#drizzle/schema/index.ts'
import { isSpent, spend } from '../allowances.ts'
import { hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/** Somebody's wait, as it is kept. */
export type Wait = typeof waits.$inferSelect

/**
 * The wait that this key opens. A wrong key learns nothing, and after twenty an address waits for the next hour.
 * @throws `notFound`, `tooManyRequests`
 */
export function waitOf(ctx: Context, key: string): Wait {
  if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
  const wait = findByKey(ctx.db).get({ keyHash: hashOf(key) })
  if (!wait) {
    spend(ctx, 'wrongKey')
    throw problem('notFound')
  }
  return wait.waits
}

const findByKey = prepared((db) =>
  db
    .select()
    .from(waitKeys)
    .innerJoin(waits, eq(waits.id, waitKeys.waitId))
    .where(eq(waitKeys.keyHash, sql.placeholder('keyHash')))
    .prepare(),
)
