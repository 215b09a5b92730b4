import { eq } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import { recountComings } from '../beneficiaries/recount-comings.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { loadOwn } from './load-session.ts'

/**
 * A session leaves the journal and every figure, inside the caller's write; the row stays.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`
 */
export function takeOut(ctx: Pick<AdvisorContext, 'db' | 'now' | 'actor'>, id: string) {
  const { db, now } = ctx
  const { session, topics, people } = loadOwn(ctx, 'withdraw', id)
  if (session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
  db.update(sessions).set({ withdrawnAt: now }).where(eq(sessions.id, id)).run()
  tally(db, session, topics, -1)
  recountComings(
    db,
    people.map(({ beneficiaryId }) => beneficiaryId),
  )
  return session
}
