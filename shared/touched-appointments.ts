import type { Absence, Appointment, Availability, Place } from './availability.ts'
import { closedHours, zoneAt } from './closed-hours.ts'
import { isWorkshop } from './engagements.ts'
import { absenceSpans, openHours, openingSpans } from './opening-spans.ts'
import { addDays, dayOf, type Instant, overlap } from './time.ts'

/** Why an appointment no longer fits the availability; it stands until somebody acts. */
export type Touch = 'outsideOpenings' | 'absent' | 'placeClosed'

/** Why somebody must decide of one: it no longer fits, whoever receives leaves, or what it is for is no longer the same. */
export type Reason = Touch | 'advisorLeaves' | 'lengthChanged' | 'serviceRetired'

/** The appointments to come that a changed opening, a new absence or a closure leaves without their hours, soonest first. */
export function touchedAppointments(
  availability: Availability,
  now: Instant,
): { appointment: Appointment; by: Touch }[] {
  return availability.appointments
    .filter(({ cancelledAt, startsAt }) => cancelledAt === null && startsAt >= now)
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .flatMap((appointment) => {
      const by = touchOf(appointment, availability)
      return by === null ? [] : [{ appointment, by }]
    })
}

/** What stands in the way of one appointment, if anything. */
export function touchOf(appointment: Appointment, availability: Availability): Touch | null {
  const place = availability.places.find(({ id }) => id === appointment.placeId) ?? null
  const day = dayOf(appointment.startsAt, zoneAt(availability, place))
  const closed = closedHours(availability, place, addDays(day, -1), addDays(day, 1))
  if (closed.some((span) => overlap(span, appointment))) return 'placeClosed'
  if (availability.absences.some((absence) => isAbsent(absence, appointment, availability, place)))
    return 'absent'
  return isInsideOpening(appointment, availability, place) ? null : 'outsideOpenings'
}

function isAbsent(
  absence: Absence,
  appointment: Appointment,
  availability: Availability,
  place: Place | null,
): boolean {
  if (absence.advisorId !== appointment.advisorId) return false
  const zone = zoneAt(availability, place)
  const day = dayOf(appointment.startsAt, zone)
  return absenceSpans(absence, zone, addDays(day, -1), addDays(day, 1)).some((span) =>
    overlap(span, appointment),
  )
}

/** A seat needs its workshop at the same hour; the others any hours open to their service, whatever the grid. */
function isInsideOpening(appointment: Appointment, availability: Availability, place: Place | null): boolean {
  const { advisorId, placeId, serviceId, workshopId, startsAt, endsAt } = appointment
  const zone = zoneAt(availability, place)
  const day = dayOf(startsAt, zone)
  const theirs = availability.openings.filter((it) => it.advisorId === advisorId && it.placeId === placeId)
  if (workshopId !== null)
    return theirs
      .filter(({ id }) => id === workshopId)
      .some((workshop) => openingSpans(workshop, zone, day, day).some((span) => span.startsAt === startsAt))
  const serving = theirs.filter(
    (it) => !isWorkshop(it) && (it.serviceId === null || it.serviceId === serviceId),
  )
  return openHours(serving, zone, day, day).some((span) => span.startsAt <= startsAt && endsAt <= span.endsAt)
}
