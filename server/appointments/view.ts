import { mayChangeOnline, statusOf } from '#shared/appointments.ts'
import { readersAmong } from '#shared/bookers.ts'
import { isMobile } from '#shared/contact.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { appointmentTold } from '../notifications/appointment-told.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/** What the person who holds the key sees of their appointment: what, when, where, with whom, and what may still be done. */
export function viewOf(ctx: Context, id: string) {
  const told = appointmentTold(ctx.db).get({ id })
  if (!told) throw problem('notFound')
  const {
    reference,
    startsAt,
    endsAt,
    firstName,
    homeAddress,
    advisorName,
    service,
    place,
    callAt,
    need,
    cancelledBy,
    cancelNote,
  } = told
  const status = statusOf(told, ctx.now)
  const readers = readersAmong(told.lettersTo, told, { phone: told.bookerPhone, email: told.bookerEmail })
  const zone = told.placeZone ?? zoneOf(ctx.settings.departement)
  const hasContact = {
    phone: readers.some(({ to }) => to.phone !== null),
    email: readers.some(({ to }) => to.email !== null),
    /** A text message leaves: to a mobile number, of a house that can send some; without a provider it is only recorded. */
    text: ctx.settings.smsUrl !== null && readers.some(({ to }) => to.phone !== null && isMobile(to.phone)),
  }
  return {
    id,
    reference,
    startsAt,
    endsAt,
    firstName,
    homeAddress,
    advisorName,
    service,
    place,
    callAt,
    need,
    cancelledBy,
    cancelNote,
    /** Ways in which letters about it leave. */
    hasContact,
    /** Somebody booked for the person who comes. */
    isForSomebody: told.bookerTie !== null,
    status,
    /** Where they meet on screen, as long as they are to. */
    videoLink: status === 'coming' || status === 'underway' ? told.videoLink : null,
    mayCancel: mayChangeOnline(told, ctx.now),
    mayMove: mayChangeOnline(told, ctx.now) && told.workshopId === null,
    mayChangeAddress: mayChangeOnline(told, ctx.now) && service.mode === 'home',
    /** There is a day before theirs, and a way to tell them that it has room. */
    mayComeEarlier:
      mayChangeOnline(told, ctx.now) &&
      told.workshopId === null &&
      (hasContact.phone || hasContact.email) &&
      dayOf(startsAt, zone) > dayOf(ctx.now, zone),
    /** A change of mind about a change of mind: as long as the hour has not come and nobody took it. */
    mayReopen: cancelledBy === 'citizen' && startsAt > ctx.now,
    zone,
  }
}
