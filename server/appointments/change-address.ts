import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { appointments } from '#drizzle/schema/index.ts'
import type { addressByKeyRequest, addressRequest } from '#shared/appointments.ts'
import { type AppointmentTold, appointmentTold } from '../notifications/appointment-told.ts'
import { announce, type By, tellAdvisor } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext, Context } from '../trpc.ts'
import { write } from '../write.ts'
import { appointmentSeen } from './agenda.ts'
import { appointmentOf } from './by-key.ts'
import { assertStillTime } from './cancel.ts'
import { viewOf } from './view.ts'

/**
 * Receives the advisor elsewhere, until four hours before: whoever goes there is told, and the person too. The same address
 * again changes nothing.
 * @throws `notFound`, also for what is no visit; `tooLateToCancel`, `appointmentOver`
 */
export function changeAddressByKey(ctx: Context, request: z.infer<typeof addressByKeyRequest>) {
  const { requestId, key, homeAddress } = request
  const { id } = appointmentOf(ctx, key)
  const act = { id: requestId, verb: 'appointments.changeAddress', thingId: id, input: { id, homeAddress } }
  write(ctx, act, () => {
    assertStillTime(appointmentOf(ctx, key), ctx.now)
    goElsewhere(ctx, visitOf(ctx, id), homeAddress, 'citizen')
    return { id }
  })
  return viewOf(ctx, id)
}

/**
 * The same by the advisor, who has learned it otherwise, as long as the visit has not begun: the person is told, or called.
 * @throws `notFound`, also for what is no visit; `appointmentOver`
 */
export function changeAddressByAdvisor(ctx: AdvisorContext, request: z.infer<typeof addressRequest>) {
  const { requestId, appointmentId, homeAddress } = request
  const verb = 'appointments.changeAddressByAdvisor'
  write(ctx, { id: requestId, verb, thingId: appointmentId, input: request }, () => {
    const { status } = appointmentSeen(ctx, request)
    if (status !== 'coming') throw problem('appointmentOver')
    goElsewhere(ctx, visitOf(ctx, appointmentId), homeAddress, 'service')
    return { appointmentId }
  })
  return appointmentSeen(ctx, request)
}

function visitOf(ctx: Context, id: string): AppointmentTold {
  const told = appointmentTold(ctx.db).get({ id })
  if (told?.service.mode !== 'home') throw problem('notFound')
  return told
}

/** One more revision: what was promised about the former address no longer leaves. */
function goElsewhere(ctx: Context, visit: AppointmentTold, homeAddress: string, by: By) {
  if (visit.homeAddress === homeAddress) return
  const { id, startsAt } = visit
  const revision = visit.revision + 1
  ctx.db
    .update(appointments)
    .set({ homeAddress, movedAt: ctx.now, revision })
    .where(eq(appointments.id, id))
    .run()
  announce(ctx, 'moved', { id, revision, startsAt }, visit, by)
  if (by === 'citizen') tellAdvisor(ctx, 'newAddress', { id, revision })
}
