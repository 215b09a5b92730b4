import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { appointments } from '#drizzle/schema/index.ts'
import type { moveByKeyRequest } from '#shared/appointments.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, minute } from '#shared/time.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { searchFor } from '../availability/nearest-free.ts'
import { byDay } from '../availability/slots-at-place.ts'
import { type Addressee, announce } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { appointmentOf } from './by-key.ts'
import { assertStillTime } from './cancel.ts'
import { takeSlot } from './take-slot.ts'
import { viewOf } from './view.ts'

/**
 * Gives the old slot back if and only if the new one is taken, in one transaction. The id, the keys and the length stay;
 * the revision grows, and with it the SEQUENCE of the calendar file.
 * @throws `slotTaken` or `slotNotOpen` with the three nearest free times, the appointment untouched; `tooLateToCancel`, `appointmentOver`
 */
export function moveByKey(ctx: Context, { requestId, key, startsAt }: z.infer<typeof moveByKeyRequest>) {
  const { id } = appointmentOf(ctx, key)
  write(ctx, { id: requestId, verb: 'appointments.move', thingId: id, input: { id, startsAt } }, () => {
    const appointment = appointmentOf(ctx, key)
    assertStillTime(appointment, ctx.now)
    if (appointment.startsAt === startsAt) return { id }
    moveInto(ctx, appointment, takeSlot(ctx, wantedInstead(appointment, startsAt)))
    return { id }
  })
  return viewOf(ctx, id)
}

/** The new hours, one more revision, and the letter that tells them. Inside the caller's transaction. */
export function moveInto(
  ctx: Pick<Context, 'db' | 'now' | 'settings'>,
  { id, revision: before, ...to }: { id: string; revision: number } & Addressee,
  { advisorId, startsAt, endsAt }: Slot & { advisorId: string },
) {
  const revision = before + 1
  ctx.db
    .update(appointments)
    .set({ advisorId, startsAt, endsAt, movedAt: ctx.now, revision })
    .where(eq(appointments.id, id))
    .run()
  announce(ctx, 'moved', { id, revision, startsAt }, to)
}

/** Every free hour that this appointment could move to, by day; its own hours count as free. */
export function otherTimes(ctx: Context, { key }: { key: string }) {
  const appointment = appointmentOf(ctx, key)
  assertStillTime(appointment, ctx.now)
  const from = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const to = addDays(from, longestRange)
  const availability = loadAvailability(ctx, { from, to, placeId: appointment.placeId })
  const wanted = searchFor(ctx, wantedInstead(appointment, appointment.startsAt))
  const slots = openSlots(availability, { ...wanted, from, to, placeIds: [appointment.placeId] })
  return { days: byDay(slots.filter((slot) => slot.startsAt !== appointment.startsAt)) }
}

/** A seat in a workshop is not moved: one takes another. */
function wantedInstead(appointment: ReturnType<typeof appointmentOf>, startsAt: number) {
  const { id, placeId, serviceId, workshopId, startsAt: before, endsAt } = appointment
  if (workshopId !== null) throw problem('slotNotOpen', { nearest: [] })
  return { placeId, serviceId, startsAt, ignoring: id, minutes: (endsAt - before) / minute }
}
