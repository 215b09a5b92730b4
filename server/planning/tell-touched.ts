import { eq, inArray } from 'drizzle-orm'
import { advisors, appointments, places, services } from '#drizzle/schema/index.ts'
import { fullName } from '#shared/advisors.ts'
import type { Availability } from '#shared/availability.ts'
import { may } from '#shared/permissions.ts'
import type { Slot } from '#shared/slot-search.ts'
import { nearestSlots, openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, minute } from '#shared/time.ts'
import type { Reason } from '#shared/touched-appointments.ts'
import { loadsIn } from '../appointments/take-slot.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { channelsOf, readersOf } from '../notifications/enqueue.ts'
import type { ActorContext } from '../trpc.ts'
import { type FreeColleague, freeColleagues } from './free-colleagues.ts'

/** Days looked at on each side of an appointment for another time. */
const around = 21

/** Other times are looked for the soonest only: nobody moves more of them one by one, and nobody may write meanwhile. */
const mostMoved = 200

/**
 * Touched appointments as whoever decides sees them: who (only for one's own), when, where, why, the nearest other times once
 * the change is made, and the colleagues who are free at the very hour: those who receive there then first, the least
 * loaded of the week first. To be asked while the change is carried out.
 */
export function tellTouched(ctx: ActorContext, touched: ReadonlyMap<string, Reason>) {
  if (touched.size === 0) return []
  const rows = rowsOf(ctx, [...touched.keys()])
  const zone = zoneOf(ctx.settings.departement)
  const last = rows.at(-1)?.appointment.startsAt ?? ctx.now
  const availability = loadAvailability(ctx, {
    from: dayOf(ctx.now, zone),
    to: addDays(dayOf(last, zone), around),
  })
  const others = withoutSeats(availability, touched)
  const free = freeColleagues(availability, ctx.now)
  const known = new Map(
    ctx.db
      .select()
      .from(advisors)
      .all()
      .map((one) => [one.id, one]),
  )
  const nameOf = (id: string) => {
    const one = known.get(id)
    return one ? fullName(one) : ''
  }
  const placeNames = new Map(
    ctx.db
      .select()
      .from(places)
      .all()
      .map((one) => [one.id, one.name]),
  )
  return rows.map(({ appointment, service, place, zone: placeZone }, rank) => {
    const { id, advisorId, startsAt, endsAt, workshopId, firstName, lastName, phone, email } = appointment
    const isMine = may(ctx.actor, 'see', 'appointment', { advisorId })
    return {
      id,
      advisorId,
      advisorFirstName: known.get(advisorId)?.firstName ?? '',
      startsAt,
      endsAt,
      workshopId,
      by: touched.get(id) ?? ('outsideOpenings' as const),
      zone: placeZone ?? zone,
      service,
      place,
      person: isMine ? [firstName, lastName].filter(Boolean).join(' ') : null,
      phone: isMine ? (phone ?? appointment.bookerPhone) : null,
      isWrittenTo: readersOf(ctx.db, id, { phone, email }).some(({ to }) => channelsOf(to).length > 0),
      otherTimes: (rank < mostMoved
        ? otherTimes(ctx, workshopId === null ? availability : others, appointment)
        : []
      ).map((slot) => ({
        startsAt: slot.startsAt,
        placeId: slot.placeId,
        placeName: placeNames.get(slot.placeId ?? '') ?? null,
        advisorId: slot.advisorId,
        advisorName: slot.advisorId === advisorId ? null : nameOf(slot.advisorId),
      })),
      colleagues: workshopId === null ? leastLoadedFirst(ctx, startsAt, free(appointment), nameOf) : [],
    }
  })
}

function leastLoadedFirst(
  ctx: ActorContext,
  startsAt: number,
  free: FreeColleague[],
  nameOf: (advisorId: string) => string,
) {
  const loads = loadsIn(
    ctx,
    startsAt,
    free.map(({ advisorId }) => advisorId),
  )
  return free
    .map(({ advisorId, isOutside }) => {
      return { advisorId, isOutside, name: nameOf(advisorId), load: loads.get(advisorId) ?? 0 }
    })
    .toSorted((a, b) => Number(a.isOutside) - Number(b.isOutside) || a.load - b.load)
}

export type TouchedAppointment = ReturnType<typeof tellTouched>[number]

type Row = typeof appointments.$inferSelect

/** The people registered for a workshop move together: none stands in the way of another. */
const withoutSeats = (availability: Availability, touched: ReadonlyMap<string, Reason>): Availability => ({
  ...availability,
  appointments: availability.appointments.filter(
    ({ id, workshopId }) => workshopId === null || !touched.has(id),
  ),
})

/** Of the advisor at the same place, then elsewhere; of anybody at the same place when the advisor has none. */
function otherTimes(ctx: ActorContext, availability: Availability, appointment: Row) {
  const { advisorId, placeId, startsAt } = appointment
  const own = freeAround(ctx, availability, appointment, { advisorId })
  const here = nearestSlots(
    own.filter((slot) => slot.placeId === placeId),
    startsAt,
  )
  const elsewhere = nearestSlots(
    own.filter((slot) => slot.placeId !== placeId),
    startsAt,
    2,
  )
  const mine = [...here, ...elsewhere]
  const anybody = mine.length > 0 ? [] : freeAround(ctx, availability, appointment, { placeIds: [placeId] })
  return [...mine, ...nearestSlots(anybody, startsAt)].map((slot) => ({
    ...slot,
    advisorId: slot.advisorIds[0] ?? advisorId,
  }))
}

/** A seat in a workshop goes to another date of the same workshop. The same hour at the same place is no other time. */
function freeAround(
  ctx: ActorContext,
  availability: Availability,
  { id, placeId, serviceId, workshopId, startsAt, endsAt }: Row,
  whose: { advisorId?: string; placeIds?: (string | null)[] },
): Slot[] {
  const day = dayOf(startsAt, zoneOf(ctx.settings.departement))
  return openSlots(availability, {
    ...whose,
    ...searchAs(ctx, { id, serviceId, startsAt, endsAt }),
    from: addDays(day, -around),
    to: addDays(day, around),
  })
    .filter((slot) => slot.workshopId === workshopId)
    .filter((slot) => slot.startsAt !== startsAt || slot.placeId !== placeId)
}

/** As an advisor asks: its own length, inside the notice too, its own hours counting as free. */
const searchAs = (
  { now }: ActorContext,
  { id, serviceId, startsAt, endsAt }: Pick<Row, 'id' | 'serviceId' | 'startsAt' | 'endsAt'>,
) => ({ now, serviceId, ignoring: id, minutes: (endsAt - startsAt) / minute, byAdvisor: true })

const rowsOf = ({ db }: ActorContext, ids: string[]) =>
  db
    .select({
      appointment: appointments,
      service: { nameFr: services.nameFr, mode: services.mode },
      place: { id: places.id, name: places.name },
      zone: places.zone,
    })
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(inArray(appointments.id, ids))
    .orderBy(appointments.startsAt, appointments.id)
    .all()
