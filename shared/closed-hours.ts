import { type Availability, paris, type Place } from './availability.ts'
import { holidayRegionOf, holidaysBetween } from './holidays.ts'
import { addDays, type Day, type Span, startOfDay, type Zone } from './time.ts'

/**
 * When a place receives nobody: public holidays it does not open, its closures, and for ever once it has closed.
 * Without a place, the holidays of the whole country remain.
 */
export function closedHours(availability: Availability, place: Place | null, from: Day, to: Day): Span[] {
  const zone = zoneAt(availability, place)
  const holidays = holidaysKept(availability, place, from, to).map((day) => wholeDays(day, day, zone))
  if (!place) return holidays
  const closures = availability.closures
    .filter((closure) => closure.placeId === place.id)
    .map((closure) => wholeDays(closure.firstDay, closure.lastDay, zone))
  const since = place.closedAt === null ? [] : [{ startsAt: place.closedAt, endsAt: Infinity }]
  return holidays.concat(closures, since)
}

/** The clock on the wall of the place. */
export const zoneAt = (availability: Availability, place: Place | null): Zone =>
  place?.zone ?? availability.homeZone ?? paris

function holidaysKept(availability: Availability, place: Place | null, from: Day, to: Day): Day[] {
  const holidays = holidaysBetween(from, to, place ? holidayRegionOf(place.communeCode) : 'france')
  const opened = availability.holidayOpenings.filter((opening) => opening.placeId === place?.id)
  return opened.length === 0 ? holidays : holidays.filter((day) => !opened.some((it) => it.day === day))
}

const wholeDays = (firstDay: Day, lastDay: Day, zone: Zone): Span => ({
  startsAt: startOfDay(firstDay, zone),
  endsAt: startOfDay(addDays(lastDay, 1), zone),
})
