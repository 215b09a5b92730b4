import { eq } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import { type Facts, mayChangeOnline, statusOf } from '#shared/appointments.ts'
import { minute } from '#shared/time.ts'
import { type Addressee, announce, enqueue, tellAdvisor } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { appointmentOf } from './by-key.ts'
import { assertMayBook, bookerOf } from './may-book.ts'
import { takeSlot } from './take-slot.ts'
import { viewOf } from './view.ts'

/**
 * Gives the slot back to the others, until four hours before. Cancelling again shows the same page and writes nothing.
 * @throws `notFound`, `tooLateToCancel`, `appointmentOver`
 */
export function cancelByKey(ctx: Context, { requestId, key }: { requestId: string; key: string }) {
  const { id } = appointmentOf(ctx, key)
  write(ctx, { id: requestId, verb: 'appointments.cancel', thingId: id, input: { id } }, () => {
    const appointment = appointmentOf(ctx, key)
    if (appointment.cancelledAt === null) {
      assertStillTime(appointment, ctx.now)
      markCancelled(ctx, appointment, 'citizen')
    }
    return { id }
  })
  return viewOf(ctx, id)
}

/**
 * Takes a cancellation back while the hour is still free: the same appointment, reference and keys.
 * @throws `notFound`, `appointmentOver` when the service cancelled or the hour has come, `slotTaken` or `slotNotOpen` with
 * the three nearest free times
 */
export function reopenByKey(ctx: Context, { requestId, key }: { requestId: string; key: string }) {
  const { id } = appointmentOf(ctx, key)
  write(ctx, { id: requestId, verb: 'appointments.reopen', thingId: id, input: { id } }, () => {
    const appointment = appointmentOf(ctx, key)
    if (appointment.cancelledAt !== null) reopen(ctx, appointment)
    return { id }
  })
  return viewOf(ctx, id)
}

function reopen(ctx: Context, appointment: ReturnType<typeof appointmentOf>) {
  const { id, startsAt, endsAt, cancelledBy } = appointment
  if (cancelledBy !== 'citizen' || startsAt <= ctx.now) throw problem('appointmentOver')
  assertMayBook(ctx, { ...appointment, booker: bookerOf(appointment) })
  takeSlot(ctx, { ...appointment, ignoring: id, minutes: (endsAt - startsAt) / minute })
  const revision = appointment.revision + 1
  ctx.db
    .update(appointments)
    .set({ cancelledAt: null, cancelledBy: null, revision })
    .where(eq(appointments.id, id))
    .run()
  announce(ctx, 'booked', { id, revision, startsAt }, appointment)
}

/** The fact, the letter that tells it (and the advisor, unless they did it), with a word from whoever cancels if there is one. Inside the caller's transaction. */
export function markCancelled(
  ctx: Pick<Context, 'db' | 'now'>,
  { id, revision, ...to }: { id: string; revision: number } & Addressee,
  by: 'citizen' | 'advisor',
  note = '',
) {
  ctx.db
    .update(appointments)
    .set({ cancelledAt: ctx.now, cancelledBy: by, cancelNote: note || null, revision: revision + 1 })
    .where(eq(appointments.id, id))
    .run()
  const about = { id, revision: revision + 1 }
  enqueue(ctx, 'cancelled', about, to, ctx.now, by === 'advisor' ? 'service' : 'citizen')
  if (by === 'citizen') tellAdvisor(ctx, 'freed', about)
}

/** @throws `appointmentOver` for what is past, `tooLateToCancel` from four hours before */
export function assertStillTime(appointment: Facts, now: number) {
  if (statusOf(appointment, now) !== 'coming') throw problem('appointmentOver')
  if (!mayChangeOnline(appointment, now)) throw problem('tooLateToCancel')
}
