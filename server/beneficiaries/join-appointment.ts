import { and, eq, inArray } from 'drizzle-orm'
import { appointmentBeneficiaries, appointments } from '#drizzle/schema/index.ts'
import type { AppointmentJoining } from '#shared/beneficiaries.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { behind } from './behind.ts'
import { loadFollowed, loadStanding } from './load-followed.ts'

/**
 * Says that an appointment is of somebody whom one follows, instead of anybody said before: their session will know them.
 * @throws `notFound`, `alreadyMerged`
 */
export function joinAppointment(ctx: AdvisorContext, { requestId, id, appointmentId }: AppointmentJoining) {
  const act = {
    id: requestId,
    verb: 'beneficiaries.joinAppointment',
    thingId: id,
    input: { id, appointmentId },
  }
  return write(ctx, act, () => {
    loadStanding(ctx, id, 'change')
    requireAppointment(ctx, appointmentId)
    ctx.db
      .insert(appointmentBeneficiaries)
      .values({ appointmentId, beneficiaryId: id })
      .onConflictDoUpdate({
        target: appointmentBeneficiaries.appointmentId,
        set: { beneficiaryId: id },
      })
      .run()
    return { id }
  })
}

/**
 * Takes that back; said twice, it is said.
 * @throws `notFound`
 */
export function leaveAppointment(ctx: AdvisorContext, { requestId, id, appointmentId }: AppointmentJoining) {
  const act = {
    id: requestId,
    verb: 'beneficiaries.leaveAppointment',
    thingId: id,
    input: { id, appointmentId },
  }
  return write(ctx, act, () => {
    loadFollowed(ctx, id)
    requireAppointment(ctx, appointmentId)
    const family = [id, ...behind(ctx.db, id).map((each) => each.id)]
    ctx.db
      .delete(appointmentBeneficiaries)
      .where(
        and(
          eq(appointmentBeneficiaries.appointmentId, appointmentId),
          inArray(appointmentBeneficiaries.beneficiaryId, family),
        ),
      )
      .run()
    return { id }
  })
}

function requireAppointment({ db, actor }: AdvisorContext, id: string) {
  const found = db
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(visible.appointments(actor), eq(appointments.id, id)))
    .get()
  if (!found) throw problem('notFound')
}
