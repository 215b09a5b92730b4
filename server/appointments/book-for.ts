import type { BookForRequest } from '#shared/appointments.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { addAppointment } from './add-appointment.ts'
import { appointmentSeen } from './agenda.ts'
import { takeOwnHour } from './take-own-hour.ts'
import { takeSlot } from './take-slot.ts'

/**
 * Books in one's own diary for somebody at the counter or on the phone: inside the notice, whatever the person has already,
 * even without any way to reach them, and at any hour of one's own choice.
 * @throws `slotTaken` or `slotNotOpen` with the three nearest free times, `alreadyRegistered`, `keyReused`; at one's own hour
 * `placeNeeded` and `placeClosed` too
 */
export function bookFor(ctx: AdvisorContext, request: BookForRequest) {
  const { advisorId } = ctx.actor
  const { ownHour, ...asked } = request
  if (asked.advisorId !== null && asked.advisorId !== advisorId) throw problem('notYours')
  const act = { id: request.id, verb: 'appointments.bookFor', thingId: request.id, input: request }
  write(ctx, act, () => {
    const wanted = { ...asked, advisorId, holdId: request.id, byAdvisor: true }
    const { overlapReason, ...slot } = ownHour
      ? takeOwnHour(ctx, wanted, ownHour.overlapReason)
      : { ...takeSlot(ctx, wanted), overlapReason: null }
    return addAppointment(ctx, { ...asked, slot, overlapReason, bookedBy: advisorId })
  })
  return appointmentSeen(ctx, { appointmentId: request.id })
}
