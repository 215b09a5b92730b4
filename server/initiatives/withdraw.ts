import type { InitiativeWithdrawal } from '#shared/initiatives.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { changeInitiative, loadInitiative } from './keep.ts'

/** Takes an initiative out of the list; the row stays, so that it can come back. @throws `notFound`, `notYours`, `alreadyWithdrawn` */
export function withdraw(ctx: ActorContext, { requestId, id }: InitiativeWithdrawal) {
  return write(ctx, { id: requestId, verb: 'initiatives.withdraw', thingId: id, input: { id } }, () => {
    if (loadInitiative(ctx, 'withdraw', id).withdrawnAt !== null) throw problem('alreadyWithdrawn')
    changeInitiative(ctx.db, id, { withdrawnAt: ctx.now })
    return { id }
  })
}

/** Brings it back as it was; one that is in the list already stays there. @throws `notFound`, `notYours` */
export function restore(ctx: ActorContext, { requestId, id }: InitiativeWithdrawal) {
  return write(ctx, { id: requestId, verb: 'initiatives.restore', thingId: id, input: { id } }, () => {
    loadInitiative(ctx, 'withdraw', id)
    changeInitiative(ctx.db, id, { withdrawnAt: null })
    return { id }
  })
}
