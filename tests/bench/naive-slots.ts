import type { Availability, Opening, Service } from '#shared/availability.ts'
import { closedHours } from '#shared/closed-hours.ts'
import { promisedHours, widen } from '#shared/engagements.ts'
import { occurrenceDays } from '#shared/recurrence.ts'
import type { Slot, SlotSearch } from '#shared/slot-search.ts'
import { firstOverlap, mergeSpans } from '#shared/spans.ts'
import {
  addDays,
  type Day,
  hour,
  type Instant,
  minute,
  type Span,
  type WallTime,
  type Zone,
} from '#shared/time.ts'

/**
 * Slots as one writes them at first: the beginning and the end of each slot of each day are brought to moments by asking Intl
 * where the clocks of the zone stand. Formatters are made once, days and busy hours are the
 * engine's own: mostly this differs. Knows the openings that `plantRotation` makes and no others: individual, at a place, within one day, without absences.
 */
export function naiveSlots(availability: Availability, search: SlotSearch): Slot[] {
  const service = availability.services.find(({ id }) => id === search.serviceId)!
  const first = search.now + service.noticeMinutes * minute
  const last = search.now + service.horizonDays * 24 * hour
  const promised = promisedHours(availability, search)
  const found = new Map<string, Slot>()
  for (const opening of availability.openings) {
    const place = availability.places.find(({ id }) => id === opening.placeId)!
    const busy = mergeSpans([
      ...closedHours(availability, place, addDays(search.from, -1), addDays(search.to, 2)),
      ...promised
        .filter(({ advisorId }) => advisorId === opening.advisorId)
        .map((engagement) => widen(engagement, service, place.id, availability.travel)),
    ])
    for (const { startsAt, endsAt } of startsOf(opening, search, service, place.zone))
      if (startsAt >= first && startsAt <= last && !firstOverlap(busy, startsAt, endsAt))
        add(found, { startsAt, endsAt }, opening, place.zone)
  }
  return [...found.values()].sort((a, b) => a.startsAt - b.startsAt || (a.placeId! < b.placeId! ? -1 : 1))
}

function startsOf(opening: Opening, { from, to }: SlotSearch, service: Service, zone: Zone): Span[] {
  const [first, end] = [minutesOf(opening.startsAt), minutesOf(opening.endsAt)]
  const spans: Span[] = []
  for (const day of occurrenceDays(opening.recurrence, from, to))
    for (let at = first; at + service.minutes <= end; at += service.stepMinutes ?? service.minutes)
      spans.push({ startsAt: momentOf(day, at, zone), endsAt: momentOf(day, at + service.minutes, zone) })
  return spans
}

function add(found: Map<string, Slot>, span: Span, { advisorId, placeId }: Opening, zone: Zone) {
  const name = `${placeId} ${span.startsAt}`
  const known = found.get(name)
  if (known) {
    known.advisorIds = [...known.advisorIds, advisorId].sort()
    return
  }
  const day = shownAt(span.startsAt, zone).slice(0, 10)
  found.set(name, { ...span, day, placeId, advisorIds: [advisorId], workshopId: null, seatsLeft: null })
}

const minutesOf = (time: WallTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** What the clocks would show if they stood at UTC, then corrected twice by where they stand: the well-known way. */
function momentOf(day: Day, minutes: number, zone: Zone): Instant {
  const said = Date.parse(day) + minutes * minute
  const guess = said - offsetAt(said, zone)
  return said - offsetAt(guess, zone)
}

const offsetAt = (instant: Instant, zone: Zone) => Date.parse(`${shownAt(instant, zone)}Z`) - instant

const formatters = new Map<Zone, Intl.DateTimeFormat>()

/** `2026-03-29T09:30` */
function shownAt(instant: Instant, zone: Zone): string {
  let formatter = formatters.get(zone)
  if (!formatter)
    formatters.set(
      zone,
      (formatter = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      })),
    )
  return formatter.format(instant).replace(' ', 'T')
}
