import type { ActorContext } from '../trpc.ts'
import { deskOf, drop } from './desk.ts'
import { ownWork } from './own-work.ts'

/**
 * Ends one's file wherever it is; nothing stays of it.
 * @throws `notFound`
 */
export function cancel(ctx: ActorContext, { id }: { id: string }) {
  drop(deskOf(ctx.db), ownWork(ctx, id))
  return { id }
}
