import type * as z from 'zod/mini'
import type { cancelRequest } from '#shared/appointments.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { appointmentSeen } from './agenda.ts'
import { appointmentTold } from '../notifications/appointment-told.ts'
import { markCancelled } from './cancel.ts'

/**
 * The advisor cannot receive: the hour is free again and the person is told how to book another. Cancelling again changes
 * nothing.
 * @throws `notFound`, `appointmentOver` for what is past or settled
 */
export function cancelByAdvisor(ctx: AdvisorContext, request: z.infer<typeof cancelRequest>) {
  const { requestId, appointmentId } = request
  const act = { id: requestId, verb: 'appointments.cancelByAdvisor', thingId: appointmentId, input: request }
  write(ctx, act, () => {
    const { status } = appointmentSeen(ctx, request)
    const told = appointmentTold(ctx.db).get({ id: appointmentId })
    if (!told || (status !== 'coming' && status !== 'underway' && status !== 'cancelled'))
      throw problem('appointmentOver')
    if (status !== 'cancelled') markCancelled(ctx, told, 'advisor', request.message)
    return { appointmentId }
  })
  return appointmentSeen(ctx, request)
}
