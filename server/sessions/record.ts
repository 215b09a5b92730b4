import type { SessionInput } from '#shared/session-input.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './check-told.ts'
import { keepNew } from './keep.ts'
import { noteAppointment } from './note-appointment.ts'
import { settleSeats } from './settle-seats.ts'

/**
 * Keeps a session as its advisor tells it, and counts it where it took place. Told again under the same id it changes
 * nothing. From an appointment that is not settled yet, the person has come: it is honoured by the same stroke; the seats
 * of a workshop, as its attendance list says.
 * @throws `dayInFuture`, `sensitiveNote`, `noteToConfirm`, `notFound`, and those of `noteAppointment`
 */
export function record(ctx: AdvisorContext, told: SessionInput) {
  return write(ctx, { id: told.id, verb: 'sessions.record', thingId: told.id, input: told }, () => {
    if (told.coAdvisorIds.includes(ctx.actor.advisorId)) throw problem('invalidInput')
    if (told.appointmentId !== null) noteAppointment(ctx, told.appointmentId)
    if (told.attendance) settleSeats(ctx, told)
    keepNew(ctx, told, checkTold(ctx, told))
    return { id: told.id }
  })
}
