import { initiatives } from '#drizzle/schema/index.ts'
import type { InitiativeInput } from '#shared/initiatives.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './keep.ts'

/**
 * Keeps what a coordinator did: it enters no figure of advisors. Told again under the same id it changes nothing.
 * @throws `notYours`, `dayInFuture`
 */
export function record(ctx: ActorContext, told: InitiativeInput) {
  const { db, now, actor } = ctx
  return write(ctx, { id: told.id, verb: 'initiatives.record', thingId: told.id, input: told }, () => {
    checkTold(ctx, told)
    db.insert(initiatives)
      .values({ ...told, userId: actor.userId, recordedAt: now })
      .run()
    return { id: told.id }
  })
}
