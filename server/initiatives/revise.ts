import type { InitiativeRevision } from '#shared/initiatives.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { changeInitiative, checkTold, loadInitiative } from './keep.ts'

/**
 * Corrects an initiative: it is told again whole. Whoever has not seen the latest correction does not write over it.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`, `correctedMeanwhile`, `dayInFuture`
 */
export function revise(ctx: ActorContext, request: InitiativeRevision) {
  const { requestId, initiative: told, seenRevisedAt } = request
  const act = { id: requestId, verb: 'initiatives.revise', thingId: told.id, input: request }
  return write(ctx, act, () => {
    const before = loadInitiative(ctx, 'revise', told.id)
    if (before.withdrawnAt !== null) throw problem('alreadyWithdrawn')
    if (before.revisedAt !== seenRevisedAt) throw problem('correctedMeanwhile')
    checkTold(ctx, told)
    const revisedAt = Math.max(ctx.now, (before.revisedAt ?? 0) + 1)
    changeInitiative(ctx.db, told.id, { ...told, revisedAt })
    return { id: told.id, revisedAt }
  })
}
