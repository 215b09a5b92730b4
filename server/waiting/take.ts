import type * as z from 'zod/mini'
import { minute } from '#shared/time.ts'
import { offerState, type offerAct } from '#shared/waiting.ts'
import { addAppointment } from '../appointments/add-appointment.ts'
import { assertMayBook } from '../appointments/may-book.ts'
import { moveInto } from '../appointments/move.ts'
import { takeSlot } from '../appointments/take-slot.ts'
import { viewOf } from '../appointments/view.ts'
import { appointmentTold } from '../notifications/appointment-told.ts'
import { secretsOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { waitOf } from './by-key.ts'
import { closeOffer, endWait } from './end-wait.ts'
import { type Offer, type Standing, standingWait } from './standing.ts'

/**
 * Takes what was offered, with the answers already given: a new appointment, whose id is the offer's, or the one held, moved
 * to its new day. What is no longer kept is still theirs while it is free. Taking again gives the same appointment.
 * @throws `notFound`, `waitOver`, `slotNotOpen`, `slotTaken` or `workshopFull` when somebody was faster, `tooManyAppointments`
 */
export function take(ctx: Context, { requestId, key, offerId }: z.infer<typeof offerAct>) {
  const { id } = waitOf(ctx, key)
  const act = { id: requestId, verb: 'waiting.take', thingId: offerId, input: { offerId } }
  const { appointmentId } = write(ctx, act, () => {
    const wait = standingWait(ctx, id)
    const offer = wait?.offers.find((each) => each.id === offerId)
    if (!wait || !offer) throw problem('notFound')
    if (offer.takenAt === null) takeOffer(ctx, wait, offer)
    return { appointmentId: wait.appointmentId ?? offerId }
  })
  return { ...viewOf(ctx, appointmentId), key: secretsOf(ctx, appointmentId).screen }
}

function takeOffer(ctx: Context, wait: Standing, offer: Offer) {
  if (wait.endedAt !== null && wait.ending !== 'toldEnough') throw problem('waitOver')
  if (offerState(offer, ctx.now) === 'closed') throw problem('slotNotOpen', { nearest: [] })
  seat(ctx, wait, { id: offer.id, startsAt: offer.startsAt, holdId: offer.id })
  closeOffer(ctx, offer, 'takenAt')
}

/** What somebody who waits asked for, taken at this hour; their wait ends. Inside the caller's transaction. */
export function seat(
  ctx: Context,
  wait: Standing,
  {
    id,
    startsAt,
    holdId,
    advisorId,
  }: { id: string; startsAt: number; holdId?: string | undefined; advisorId?: string | undefined },
) {
  const { appointment, placeId, serviceId, workshopId } = wait.sought
  const wanted = {
    placeId,
    serviceId,
    workshopId,
    startsAt,
    holdId,
    advisorId,
    byAdvisor: advisorId !== undefined,
  }
  if (appointment) {
    const told = appointmentTold(ctx.db).get({ id: appointment.id })
    if (!told || told.cancelledAt !== null || told.startsAt <= ctx.now) throw problem('appointmentOver')
    const minutes = (told.endsAt - told.startsAt) / minute
    moveInto(ctx, told, takeSlot(ctx, { ...wanted, ignoring: told.id, minutes }))
  } else {
    const { firstName, lastName, phone, email, homeAddress, language, need, needNote } = wait
    if (advisorId === undefined) assertMayBook(ctx, { phone, email, workshopId, startsAt })
    const slot = takeSlot(ctx, wanted)
    const person = {
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      phone,
      email,
      ...(homeAddress !== null && { homeAddress }),
      language,
      need,
      needNote,
    }
    addAppointment(ctx, { id, placeId, serviceId, slot, ...person, bookedBy: advisorId ?? null })
  }
  endWait(ctx, wait, 'taken')
}
