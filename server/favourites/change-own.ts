import { and, eq, type SQL } from 'drizzle-orm'
import { favourites } from '#drizzle/schema/index.ts'
import type { Instant } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

type Changes = { name?: string; removedAt?: Instant | null; uses?: SQL }

/**
 * Writes on a favourite of one's own. Inside the caller's transaction.
 * @throws `notFound`, for somebody else's too
 */
export function changeOwn({ db, actor }: AdvisorContext, id: string, changes: Changes) {
  const own = and(eq(favourites.id, id), eq(favourites.advisorId, actor.advisorId))
  if (db.update(favourites).set(changes).where(own).run().changes === 0) throw problem('notFound')
  return { id }
}
