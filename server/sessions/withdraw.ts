import { eq } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { TakenBack } from '#shared/journal.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadOwn } from './load-session.ts'
import { unsettle } from './settle-seats.ts'

/**
 * Takes a session out of the journal and of every figure; the row stays, so that it can come back. The appointment it comes
 * from stays as it was settled: the person did come, or not; unless `undo`, which takes back all that the record did.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`
 */
export function withdraw(ctx: AdvisorContext, { requestId, id, undo }: TakenBack) {
  const { db, now } = ctx
  return write(ctx, { id: requestId, verb: 'sessions.withdraw', thingId: id, input: { id, undo } }, () => {
    const { session, topics } = loadOwn(ctx, 'withdraw', id)
    if (session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
    db.update(sessions).set({ withdrawnAt: now }).where(eq(sessions.id, id)).run()
    if (undo) unsettle(ctx, session)
    tally(db, session, topics, -1)
    return { id }
  })
}
