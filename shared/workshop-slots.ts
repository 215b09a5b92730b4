import type { Availability, Opening, Service } from './availability.ts'
import { closedHours, zoneAt } from './closed-hours.ts'
import { type Engagement, isWorkshop, promisedHours, widen } from './engagements.ts'
import { absenceSpans, openingSpans } from './opening-spans.ts'
import { isAsked, type Slot, type SlotSearch, startsAllowed } from './slot-search.ts'
import { addDays, dayOf, overlap, type Span } from './time.ts'

/**
 * Workshops of a service with the seats they have left, in no particular order: each occurrence of an opening with seats.
 * Two workshops planned over each other both show until one of them has its first registration.
 */
export function workshopSlots(availability: Availability, service: Service, search: SlotSearch): Slot[] {
  const promised = promisedHours(availability, search)
  return availability.openings
    .filter((opening) => opening.serviceId === service.id && isWorkshop(opening))
    .filter((opening) => isAsked(opening, service, search))
    .flatMap((opening) => occurrencesWithSeats(availability, service, search, opening, promised))
}

function occurrencesWithSeats(
  availability: Availability,
  service: Service,
  search: SlotSearch,
  opening: Opening,
  promised: readonly Engagement[],
): Slot[] {
  const place = availability.places.find(({ id }) => id === opening.placeId) ?? null
  if (opening.placeId !== null && !place) return []
  const zone = zoneAt(availability, place)
  const dayBefore = addDays(search.from, -1)
  const { first, last } = startsAllowed(service, search, zone)
  const away = [
    ...closedHours(availability, place, dayBefore, addDays(search.to, 2)),
    ...availability.absences
      .filter(({ advisorId }) => advisorId === opening.advisorId)
      .flatMap((absence) => absenceSpans(absence, zone, dayBefore, addDays(search.to, 2))),
  ]
  return openingSpans(opening, zone, search.from, search.to)
    .filter((span) => span.startsAt >= first && span.startsAt <= last)
    .filter((span) => !away.some((it) => overlap(it, span)))
    .filter((span, at, all) => all.findIndex(({ startsAt }) => startsAt === span.startsAt) === at)
    .flatMap((span) => {
      const isHere = isSeatIn(opening, span)
      const others = promised.filter((it) => it.advisorId === opening.advisorId && !isHere(it))
      const isTaken = others.some((it) =>
        overlap(widen(it, service, opening.placeId, availability.travel), span),
      )
      const seatsLeft = Math.max(0, (opening.seats ?? 0) - promised.filter(isHere).length)
      if (isTaken || (seatsLeft === 0 && !search.fullToo)) return []
      const { advisorId, placeId, id: workshopId } = opening
      return [
        { ...span, day: dayOf(span.startsAt, zone), placeId, advisorIds: [advisorId], workshopId, seatsLeft },
      ]
    })
}

const isSeatIn = (opening: Opening, span: Span) => (engagement: Engagement) =>
  engagement.workshopId === opening.id && engagement.startsAt === span.startsAt
