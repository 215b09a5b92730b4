import { eq } from 'drizzle-orm'
import { services } from '#drizzle/schema/index.ts'
import { serviceRefusal } from '#shared/opening-problems.ts'
import type { ServiceAct, ServiceChange } from '#shared/services.ts'
import type { Instant } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/**
 * Another length, rhythm, notice or name, for what is booked from now on: appointments already taken keep their hours.
 * @throws `noticeBeyondHorizon`, `notFound`
 */
export const changeService = (ctx: ActorContext, input: ServiceChange) =>
  write(
    ctx,
    { id: input.requestId, verb: 'availability.changeService', thingId: input.serviceId, input },
    () => {
      const { requestId: _, serviceId, ...said } = input
      const refusal = serviceRefusal(said)
      if (refusal) throw problem(refusal)
      const { changes } = ctx.db.update(services).set(said).where(eq(services.id, serviceId)).run()
      if (changes === 0) throw problem('notFound')
      return { id: serviceId }
    },
  )

/** Nobody books it any more; appointments already taken stand. @throws `notFound` */
export const retireService = (ctx: ActorContext, input: ServiceAct) =>
  setRetired(ctx, input, 'availability.retireService', ctx.now)

/** It is offered again. @throws `notFound` */
export const offerService = (ctx: ActorContext, input: ServiceAct) =>
  setRetired(ctx, input, 'availability.offerService', null)

const setRetired = (ctx: ActorContext, input: ServiceAct, verb: string, retiredAt: Instant | null) =>
  write(ctx, { id: input.requestId, verb, thingId: input.serviceId, input }, () => {
    const { changes } = ctx.db
      .update(services)
      .set({ retiredAt })
      .where(eq(services.id, input.serviceId))
      .run()
    if (changes === 0) throw problem('notFound')
    return { id: input.serviceId }
  })
