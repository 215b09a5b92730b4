import { eq } from 'drizzle-orm'
import { sessionMerges } from '#drizzle/schema/index.ts'
import type { Withdrawal } from '#shared/journal.ts'
import { lendsNothing, withoutLent } from '#shared/merged-sessions.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { bringBack } from './bring-back.ts'
import { loadMerged } from './load-session.ts'
import { mergeOf } from './merges-of.ts'
import { retell } from './retell.ts'
import { toldOf } from './told-of.ts'

/**
 * Takes a merge back: both sessions are in the journal, each with what it said. What the one kept had taken is given back,
 * unless it was corrected since. Of two colleagues who noted it both, either may.
 * @throws `notFound`; `mergedSession` when the one kept went behind a third
 */
export function part(ctx: AdvisorContext, { requestId, id }: Withdrawal) {
  const { db } = ctx
  return write(ctx, { id: requestId, verb: 'sessions.part', thingId: id, input: { id } }, () => {
    const merge = mergeOf(db).get({ id })
    if (!merge) throw problem('notFound')
    const { other, kept } = loadMerged(ctx, merge)
    if (mergeOf(db).get({ id: merge.keptId })) throw problem('mergedSession')
    db.delete(sessionMerges).where(eq(sessionMerges.sessionId, id)).run()
    if (kept.session.withdrawnAt === null && !lendsNothing(merge.lent))
      retell(ctx, kept, withoutLent(toldOf(kept), toldOf(other), merge.lent))
    bringBack(ctx, other)
    return { id }
  })
}
