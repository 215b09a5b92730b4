import type { TakenBackAtOnce } from '#shared/journal.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { takeOut } from './take-out.ts'

/**
 * Takes sessions recorded together out of the journal together: all of them or none.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`
 */
export function withdrawAll(ctx: AdvisorContext, input: TakenBackAtOnce) {
  const { requestId, ids } = input
  return write(ctx, { id: requestId, verb: 'sessions.withdrawAll', thingId: requestId, input }, () => {
    for (const id of ids) takeOut(ctx, id)
    return { ids }
  })
}
