import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { appointments } from '#drizzle/schema/index.ts'
import type { settleRequest } from '#shared/appointments.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { type AgendaRow } from './agenda-rows.ts'
import { appointmentSeen } from './agenda.ts'

/**
 * Says that the person came, or did not; null takes it back, until a session reports it.
 * @throws `notFound`, `notYetStarted`, `appointmentOver` when cancelled, `alreadySettled` the other way, `alreadyRecorded`
 */
export function settle(ctx: AdvisorContext, request: z.infer<typeof settleRequest>) {
  const { requestId, appointmentId, outcome } = request
  const act = { id: requestId, verb: 'appointments.settle', thingId: appointmentId, input: request }
  write(ctx, act, () => {
    const appointment = appointmentSeen(ctx, request)
    assertMaySettle(appointment, outcome)
    if (appointment.status !== outcome)
      ctx.db
        .update(appointments)
        .set({
          honouredAt: outcome === 'honoured' ? ctx.now : null,
          missedAt: outcome === 'missed' ? ctx.now : null,
        })
        .where(eq(appointments.id, appointmentId))
        .run()
    return { appointmentId }
  })
  return appointmentSeen(ctx, request)
}

function assertMaySettle({ status, sessionId }: AgendaRow, outcome: 'honoured' | 'missed' | null) {
  if (status === 'cancelled') throw problem('appointmentOver')
  if (status === 'coming') throw problem('notYetStarted')
  if (outcome !== 'honoured' && sessionId !== null) throw problem('alreadyRecorded')
  const isSettled = status === 'honoured' || status === 'missed'
  if (isSettled && outcome !== null && outcome !== status) throw problem('alreadySettled')
}
