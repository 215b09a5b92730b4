import { and, eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { waits } from '#drizzle/schema/index.ts'
import type { removeWaitRequest, seatRequest } from '#shared/waiting.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { endWait } from './end-wait.ts'
import { putBack } from './leave.ts'
import { standingWait } from './standing.ts'
import { seat } from './take.ts'

type Removing = z.infer<typeof removeWaitRequest>

/**
 * The advisor gives a seat or an hour of their own diary to somebody who waits, after a call for example: inside the notice,
 * and whatever the person has already. The person is written to as for any appointment.
 * @throws `notFound`, `waitOver`, `slotTaken`, `workshopFull` or `slotNotOpen`, `alreadyRegistered`
 */
export function seatByAdvisor(ctx: AdvisorContext, request: z.infer<typeof seatRequest>) {
  const { requestId, waitId, startsAt } = request
  write(ctx, { id: requestId, verb: 'waiting.seat', thingId: waitId, input: request }, () => {
    const wait = standingSeen(ctx, waitId)
    if (wait.endedAt !== null) throw problem('waitOver')
    const holdId = wait.kept?.startsAt === startsAt ? wait.kept.id : undefined
    seat(ctx, wait, { id: requestId, startsAt, holdId, advisorId: ctx.actor.advisorId })
    return { waitId }
  })
  return { waitId }
}

/** Takes somebody off the list, who said that they no longer wait. Again changes nothing. @throws `notFound` */
export function remove(ctx: AdvisorContext, request: Removing) {
  const { requestId, waitId } = request
  write(ctx, { id: requestId, verb: 'waiting.remove', thingId: waitId, input: request }, () => {
    const wait = standingSeen(ctx, waitId)
    if (wait.endedAt === null) endWait(ctx, wait, 'removed')
    return { waitId }
  })
  return { waitId }
}

/** Undoes it: the same place in the list. @throws `notFound`, `waitOver`, `alreadyWaiting` */
export function keepWaiting(ctx: AdvisorContext, request: Removing) {
  const { requestId, waitId } = request
  write(ctx, { id: requestId, verb: 'waiting.keepWaiting', thingId: waitId, input: request }, () => {
    putBack(ctx, standingSeen(ctx, waitId).id, 'removed')
    return { waitId }
  })
  return { waitId }
}

function standingSeen(ctx: AdvisorContext, waitId: string) {
  const mine = ctx.db
    .select({ id: waits.id })
    .from(waits)
    .where(and(visible.waits(ctx.actor), eq(waits.id, waitId)))
    .get()
  const wait = mine && standingWait(ctx, waitId)
  if (!wait) throw problem('notFound')
  return wait
}
