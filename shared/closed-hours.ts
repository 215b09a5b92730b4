import { type Availability, paris, type Place } from './availability.ts'
import { groupBy } from './group-by.ts'
import { type HolidayRegion, holidayRegionOf, holidaysBetween } from './holidays.ts'
import { addDays, type Day, type Span, startOfDay, type Zone } from './time.ts'

/**
 * When a place receives nobody: public holidays it does not open, its closures, and for ever once it has closed.
 * Without a place, the holidays of the whole country remain.
 */
export const closedHours = (availability: Availability, place: Place | null, from: Day, to: Day) =>
  closings(availability, from, to)(place)

/** The same, asked of one place after another: those that close on the same days share them. */
export function closings(availability: Availability, from: Day, to: Day) {
  const shared = new Map<string, readonly Span[]>()
  const closures = groupBy(availability.closures, ({ placeId }) => placeId)
  const openings = groupBy(availability.holidayOpenings, ({ placeId }) => placeId)
  return (place: Place | null): readonly Span[] => {
    const holidays = holidaysAt(place)
    if (!place || (place.closedAt === null && !closures.has(place.id))) return holidays
    const { id, zone, closedAt } = place
    return [
      ...holidays,
      ...(closures.get(id) ?? []).map(({ firstDay, lastDay }) => wholeDays(firstDay, lastDay, zone)),
      ...(closedAt === null ? [] : [{ startsAt: closedAt, endsAt: Infinity }]),
    ]
  }

  function holidaysAt(place: Place | null): readonly Span[] {
    const zone = zoneAt(availability, place)
    const region = place ? holidayRegionOf(place.communeCode) : 'france'
    const opened = place && openings.get(place.id)
    if (opened) return holidayHours(region, zone, (day) => !opened.some((it) => it.day === day))
    const name = `${region} ${zone}`
    let hours = shared.get(name)
    if (!hours) shared.set(name, (hours = holidayHours(region, zone)))
    return hours
  }

  function holidayHours(region: HolidayRegion, zone: Zone, isKept: (day: Day) => boolean = () => true) {
    const kept = holidaysBetween(from, to, region).filter(isKept)
    return kept.map((day) => wholeDays(day, day, zone))
  }
}

/** The clock on the wall of the place. */
export const zoneAt = (availability: Availability, place: Place | null): Zone =>
  place?.zone ?? availability.homeZone ?? paris

const wholeDays = (firstDay: Day, lastDay: Day, zone: Zone): Span => ({
  startsAt: startOfDay(firstDay, zone),
  endsAt: startOfDay(addDays(lastDay, 1), zone),
})
