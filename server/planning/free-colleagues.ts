import type { Availability } from '#shared/availability.ts'
import { zoneAt } from '#shared/closed-hours.ts'
import { plannedWorkshops, promisedHours } from '#shared/engagements.ts'
import { openingSpans } from '#shared/opening-spans.ts'
import { addDays, dayOf, type Instant, overlap } from '#shared/time.ts'
import { touchOf } from '#shared/touched-appointments.ts'

type Handed = Parameters<typeof touchOf>[0]

/**
 * Who could receive this person at the very hour and place, by id, with those whose openings say so first. The others have
 * nothing else at that hour: no appointment, no workshop, no absence, no opening at another place.
 */
export function freeColleagues(
  availability: Availability,
  appointment: Handed,
  now: Instant,
): { advisorId: string; isOutside: boolean }[] {
  const known = new Set(availability.openings.map(({ advisorId }) => advisorId))
  known.delete(appointment.advisorId)
  return [...known]
    .map((advisorId) => ({ advisorId, touch: touchOf({ ...appointment, advisorId }, availability) }))
    .filter(({ touch }) => touch === null || touch === 'outsideOpenings')
    .filter(({ advisorId }) => hasNothingElse(availability, { ...appointment, advisorId }, now))
    .map(({ advisorId, touch }) => ({ advisorId, isOutside: touch !== null }))
    .toSorted((a, b) => Number(a.isOutside) - Number(b.isOutside) || (a.advisorId < b.advisorId ? -1 : 1))
}

function hasNothingElse(availability: Availability, wanted: Handed, now: Instant): boolean {
  const place = availability.places.find(({ id }) => id === wanted.placeId) ?? null
  const day = dayOf(wanted.startsAt, zoneAt(availability, place))
  const [before, after] = [addDays(day, -1), addDays(day, 1)]
  const elsewhere = availability.openings
    .filter(({ advisorId, placeId }) => advisorId === wanted.advisorId && placeId !== wanted.placeId)
    .flatMap((opening) => {
      const there = availability.places.find(({ id }) => id === opening.placeId) ?? null
      return openingSpans(opening, zoneAt(availability, there), before, after)
    })
  const engaged = [
    ...promisedHours(availability, { now, ignoring: wanted.id }),
    ...plannedWorkshops(availability, before, after),
  ].filter(({ advisorId }) => advisorId === wanted.advisorId)
  return ![...elsewhere, ...engaged].some((span) => overlap(span, wanted))
}
