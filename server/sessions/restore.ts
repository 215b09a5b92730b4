import type { Withdrawal } from '#shared/journal.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { bringBack } from './bring-back.ts'
import { loadOwn } from './load-session.ts'
import { mergeOf } from './merges-of.ts'

/**
 * Brings a withdrawn session back as it was, unless its appointment has been noted anew meanwhile. One that is in the
 * journal already stays there.
 * @throws `notFound`, `notYours`, `alreadyRecorded`; `mergedSession` for one that went behind another: it is parted from it
 */
export function restore(ctx: AdvisorContext, { requestId, id }: Withdrawal) {
  return write(ctx, { id: requestId, verb: 'sessions.restore', thingId: id, input: { id } }, () => {
    const loaded = loadOwn(ctx, 'withdraw', id)
    if (loaded.session.withdrawnAt === null) return { id }
    if (mergeOf(ctx.db).get({ id })) throw problem('mergedSession')
    bringBack(ctx, loaded)
    return { id }
  })
}
