import type { Recording } from '#shared/journal.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './check-told.ts'
import { findSession, isSame } from './is-same.ts'
import { keepNew } from './keep.ts'
import { noteAppointment } from './note-appointment.ts'
import { settleSeats } from './settle-seats.ts'

/**
 * Keeps a session as its advisor tells it, and counts it where it took place. The same request again changes nothing, nor
 * does another one that tells what stands; one that tells a session otherwise than it stands is to tell it as a correction.
 * From an appointment that is not settled yet, the person has come: it is honoured by the same stroke; the seats of a
 * workshop, as its attendance list says.
 * @throws `keyReused`, `dayInFuture`, `sensitiveNote`, `noteToConfirm`, `notFound`, and those of `noteAppointment`
 */
export function record(ctx: AdvisorContext, { requestId, ...told }: Recording) {
  const act = { id: requestId ?? told.id, verb: 'sessions.record', thingId: told.id, input: told }
  return write(ctx, act, () => {
    if (told.coAdvisorIds.includes(ctx.actor.advisorId)) throw problem('invalidInput')
    if (findSession(ctx.db).get({ id: told.id })) {
      if (!isSame(ctx, told, checkTold(ctx, told))) throw problem('keyReused')
      return { id: told.id }
    }
    if (told.appointmentId !== null) noteAppointment(ctx, told.appointmentId)
    if (told.attendance) settleSeats(ctx, told)
    keepNew(ctx, told, checkTold(ctx, told))
    return { id: told.id }
  })
}
