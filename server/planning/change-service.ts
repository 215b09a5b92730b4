import { eq } from 'drizzle-orm'
import { services } from '#drizzle/schema/index.ts'
import { serviceRefusal } from '#shared/opening-problems.ts'
import type { ChangeThat } from '#shared/planning.ts'
import { type Instant, minute } from '#shared/time.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { assertMayAdminister, type Plan } from './plan.ts'
import { comingIn } from './touched.ts'

/**
 * Another length, rhythm, notice or name, for what is booked from now on. With another length, each individual appointment to
 * come that lasts otherwise is decided; kept, it keeps its hours. A workshop lasts its whole opening.
 * @throws `notYours`, `notFound`, `noticeBeyondHorizon`
 */
export function changeService(ctx: ActorContext, { service }: ChangeThat<'changeService'>): Plan {
  const { serviceId, ...said } = service
  const before = serviceToManage(ctx, serviceId)
  const refusal = serviceRefusal(said)
  if (refusal) throw problem(refusal)
  const isSameLength = before.kind === 'workshop' || before.minutes === said.minutes
  return {
    touches: isSameLength
      ? new Map()
      : coming(
          ctx,
          serviceId,
          'lengthChanged',
          ({ startsAt, endsAt }) => endsAt - startsAt !== said.minutes * minute,
        ),
    carryOut: () => {
      ctx.db.update(services).set(said).where(eq(services.id, serviceId)).run()
      return { serviceId }
    },
  }
}

/** Nobody books it any more; what is already booked is decided, and may stand. @throws `notYours`, `notFound` */
export function retireService(ctx: ActorContext, { serviceId }: ChangeThat<'retireService'>): Plan {
  serviceToManage(ctx, serviceId)
  return { touches: coming(ctx, serviceId, 'serviceRetired'), carryOut: setRetired(ctx, serviceId, ctx.now) }
}

/** It is offered again: that touches nobody. @throws `notYours`, `notFound` */
export function offerService(ctx: ActorContext, { serviceId }: ChangeThat<'offerService'>): Plan {
  serviceToManage(ctx, serviceId)
  return { touches: new Map(), carryOut: setRetired(ctx, serviceId, null) }
}

const setRetired = (ctx: ActorContext, serviceId: string, retiredAt: Instant | null) => () => {
  ctx.db.update(services).set({ retiredAt }).where(eq(services.id, serviceId)).run()
  return { serviceId }
}

function serviceToManage(ctx: ActorContext, serviceId: string) {
  assertMayAdminister(ctx)
  const service = ctx.db.select().from(services).where(eq(services.id, serviceId)).get()
  if (!service) throw problem('notFound')
  return service
}

type Coming = ReturnType<typeof comingIn>[number]

const coming = (
  ctx: ActorContext,
  serviceId: string,
  by: Reason,
  isTouched: (appointment: Coming) => boolean = () => true,
) =>
  new Map(
    comingIn(ctx, { serviceId })
      .filter(isTouched)
      .map(({ id }) => [id, by]),
  )
