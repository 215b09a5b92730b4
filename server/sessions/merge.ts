import { sessionMerges } from '#drizzle/schema/index.ts'
import {
  asLedTogether,
  lendsNothing,
  lentBy,
  mayBeOne,
  type SessionMerging,
  withLent,
} from '#shared/merged-sessions.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadOwn, loadStanding } from './load-session.ts'
import { retell } from './retell.ts'
import { takeOut } from './take-out.ts'
import { toldOf } from './told-of.ts'

/**
 * One session that was noted twice is counted once: the first leaves the journal and stands behind the second, which takes from
 * it what it lacks. Nothing is lost, and `part` takes it back. It goes behind a colleague's workshop too, of the same structure or
 * led together: one gives up one's own, and leads theirs with them.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`, `notOneSession`
 */
export function merge(ctx: AdvisorContext, input: SessionMerging) {
  const { requestId, id, intoId } = input
  return write(ctx, { id: requestId, verb: 'sessions.merge', thingId: id, input }, () => {
    const [other, kept] = [loadOwn(ctx, 'withdraw', id), loadStanding(ctx, intoId)]
    if (kept.session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
    const [theirs, ours] = [toldOf(other), toldOf(kept)]
    if (!mayBeOne(theirs, ours)) throw problem('notOneSession')
    takeOut(ctx, id)
    const isOurs = kept.session.advisorId === ctx.actor.advisorId
    const lent = lentBy(ours, isOurs ? theirs : asLedTogether(theirs, other, kept.session))
    ctx.db.insert(sessionMerges).values({ sessionId: id, keptId: intoId, at: ctx.now, lent }).run()
    if (!lendsNothing(lent)) retell(ctx, kept, withLent(ours, theirs, lent))
    return { id: intoId }
  })
}
