import { eq } from 'drizzle-orm'
import { offers, waits } from '#drizzle/schema/index.ts'
import { bookableSlot } from '#shared/slots.ts'
import { dayOf, hour } from '#shared/time.ts'
import { mostOffers, type WaitEnding, waitLastsDays } from '#shared/waiting.ts'
import { dropHold } from '../appointments/hold.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { searchFor } from '../availability/nearest-free.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'
import { type Offer, type Standing, standingWaits } from './standing.ts'

/** The wait ends, and what was kept for the person is free again. Inside the caller's transaction. */
export function endWait(
  { db, now }: Pick<Context, 'db' | 'now'>,
  wait: Pick<Standing, 'id' | 'kept'>,
  ending: WaitEnding,
) {
  db.update(waits).set({ endedAt: now, ending }).where(eq(waits.id, wait.id)).run()
  if (wait.kept && ending !== 'taken') closeOffer({ db, now }, wait.kept, 'withdrawnAt')
}

/** Nobody keeps it any more: the next one can be told. */
export function closeOffer(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { id }: Pick<Offer, 'id'>,
  fact: 'declinedAt' | 'withdrawnAt' | 'takenAt',
) {
  db.update(offers)
    .set({ [fact]: now })
    .where(eq(offers.id, id))
    .run()
  dropHold(db).run({ id, now })
}

/**
 * Ends the waits that nothing can answer any more: the workshop has begun, the appointment is past or cancelled, or its place
 * has closed, the person has an appointment meanwhile, was told three times, or has waited for sixty days. Withdraws what is
 * kept for somebody and no longer open.
 */
export function endPointlessWaits(ctx: Pick<Context, 'db' | 'settings' | 'now'>) {
  for (const wait of standingWaits(ctx)) {
    const ending = endingOf(ctx, wait)
    if (ending) atOnce(ctx, () => endWait(ctx, wait, ending))
    else if (wait.kept && !isStillOpen(ctx, wait, wait.kept)) {
      const { kept } = wait
      atOnce(ctx, () => closeOffer(ctx, kept, 'withdrawnAt'))
    }
  }
}

function endingOf({ now }: Pick<Context, 'now'>, wait: Standing): WaitEnding | null {
  if (wait.isServed) return 'booked'
  const until = wait.startsAt ?? wait.sought.appointment?.startsAt ?? Infinity
  const isTooLong = wait.addedAt + waitLastsDays * 24 * hour <= now
  const isBehindClosed = wait.isPlaceClosed && wait.sought.appointment !== null
  if (wait.isAppointmentOff || isBehindClosed || until <= now || isTooLong) return 'over'
  return wait.offers.length >= mostOffers && !wait.kept ? 'toldEnough' : null
}

function isStillOpen(ctx: Pick<Context, 'db' | 'settings' | 'now'>, wait: Standing, offer: Offer): boolean {
  const { placeId, serviceId, workshopId, appointment } = wait.sought
  const { startsAt, endsAt, advisorId } = offer
  const day = dayOf(startsAt, wait.zone)
  const availability = loadAvailability(ctx, { from: day, to: day, placeId })
  const minutes = appointment ? (endsAt - startsAt) / 60_000 : undefined
  const wanted = {
    placeId,
    serviceId,
    startsAt,
    advisorId,
    holdId: offer.id,
    ignoring: appointment?.id,
    minutes,
  }
  return (
    bookableSlot(availability, searchFor(ctx, wanted), { startsAt, placeId, advisorId, workshopId }) !==
    undefined
  )
}
