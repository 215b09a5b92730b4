import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { waits } from '#drizzle/schema/index.ts'
import type { offerAct, waitAct } from '#shared/waiting.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { assertMayWait } from './add-wait.ts'
import { waitOf } from './by-key.ts'
import { closeOffer, endWait } from './end-wait.ts'
import { standingWait } from './standing.ts'
import { waitSeen } from './view.ts'

/** What this key opens. Asked by POST, so that the key is in no address, log or history. Changes nothing. */
export const see = (ctx: Context, { key }: { key: string }) => waitSeen(ctx, waitOf(ctx, key).id)

/** Leaves the list; what was kept is for the next one. Leaving again changes nothing. @throws `notFound` */
export function leave(ctx: Context, { requestId, key }: z.infer<typeof waitAct>) {
  const { id } = waitOf(ctx, key)
  write(ctx, { id: requestId, verb: 'waiting.leave', thingId: id, input: { id } }, () => {
    const wait = standingWait(ctx, id)
    if (wait?.endedAt === null) endWait(ctx, wait, 'left')
    return { id }
  })
  return waitSeen(ctx, id)
}

/** Takes the leaving back: the same place in the list. @throws `waitOver` for any other end, `alreadyWaiting` */
export function comeBack(ctx: Context, { requestId, key }: z.infer<typeof waitAct>) {
  const { id } = waitOf(ctx, key)
  write(ctx, { id: requestId, verb: 'waiting.comeBack', thingId: id, input: { id } }, () => {
    putBack(ctx, id, 'left')
    return { id }
  })
  return waitSeen(ctx, id)
}

/** Undoes an end that somebody chose. Inside the caller's transaction. */
export function putBack(ctx: Context, id: string, ending: 'left' | 'removed') {
  const wait = standingWait(ctx, id)
  if (!wait || wait.endedAt === null) return
  if (wait.ending !== ending || wait.clearedAt !== null) throw problem('waitOver')
  assertMayWait(ctx, wait)
  ctx.db.update(waits).set({ endedAt: null, ending: null }).where(eq(waits.id, id)).run()
}

/** This hour does not suit: it is for the next one, and the person stays on the list. @throws `notFound`, `waitOver` */
export function decline(ctx: Context, { requestId, key, offerId }: z.infer<typeof offerAct>) {
  const { id } = waitOf(ctx, key)
  const act = { id: requestId, verb: 'waiting.decline', thingId: offerId, input: { offerId } }
  write(ctx, act, () => {
    const offer = standingWait(ctx, id)?.offers.find((each) => each.id === offerId)
    if (!offer) throw problem('notFound')
    if (offer.takenAt !== null) throw problem('waitOver')
    if (offer.declinedAt === null && offer.withdrawnAt === null) closeOffer(ctx, offer, 'declinedAt')
    return { id }
  })
  return waitSeen(ctx, id)
}
