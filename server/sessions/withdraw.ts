import type { TakenBack } from '#shared/journal.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { unsettle } from './settle-seats.ts'
import { takeOut } from './take-out.ts'

/**
 * Takes a session out of the journal and of every figure; the row stays, so that it can come back. The appointment it comes
 * from stays as it was settled: the person did come, or not; unless `undo`, which takes back all that the record did.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`
 */
export function withdraw(ctx: AdvisorContext, { requestId, id, undo }: TakenBack) {
  return write(ctx, { id: requestId, verb: 'sessions.withdraw', thingId: id, input: { id, undo } }, () => {
    const session = takeOut(ctx, id)
    if (undo) unsettle(ctx, session)
    return { id }
  })
}
