import type { Availability, Opening, Place, Service } from './availability.ts'
import { closedHours, zoneAt } from './closed-hours.ts'
import { type Engagement, isWorkshop, plannedWorkshops, promisedHours, widen } from './engagements.ts'
import { absenceSpans, openHours } from './opening-spans.ts'
import { isAsked, type Slot, type SlotSearch, startsAllowed } from './slot-search.ts'
import { firstOverlap, mergeSpans } from './spans.ts'
import { addDays, dayOf, type Instant, minute, showingOf, type Span, type Zone } from './time.ts'

/**
 * Slots for one person with one advisor, in no particular order. Advisors free at the same time at the same place
 * share one slot.
 */
export function individualSlots(availability: Availability, service: Service, search: SlotSearch): Slot[] {
  const engagements = [
    ...promisedHours(availability, search),
    ...plannedWorkshops(availability, search.from, addDays(search.to, 1)),
  ]
  const length = (search.minutes ?? service.minutes) * minute
  const desk = {
    availability,
    service,
    search,
    length,
    engagements: groupBy(engagements, (it) => it.advisorId),
  }
  const openings = availability.openings.filter(
    (opening) => isFor(opening, service) && isAsked(opening, service, search),
  )
  return [...groupBy(openings, (opening) => opening.placeId)].flatMap(([placeId, here]) => {
    const place = availability.places.find(({ id }) => id === placeId) ?? null
    return placeId !== null && !place ? [] : slotsAt(desk, place, here)
  })
}

type Desk = {
  availability: Availability
  service: Service
  search: SlotSearch
  /** Of a slot, in milliseconds. */
  length: number
  engagements: Map<string, Engagement[]>
}

const isFor = (opening: Opening, service: Service): boolean =>
  !isWorkshop(opening) && (opening.serviceId === null || opening.serviceId === service.id)

function slotsAt(desk: Desk, place: Place | null, openings: readonly Opening[]): Slot[] {
  const { availability, search, length } = desk
  const zone = zoneAt(availability, place)
  const closed = closedHours(availability, place, addDays(search.from, -1), addDays(search.to, 2))
  const slots = new Map<number, Slot>()
  for (const [advisorId, theirs] of inOrder(groupBy(openings, (opening) => opening.advisorId))) {
    const busy = mergeSpans([...closed, ...busyHours(desk, advisorId, place, zone)])
    for (const alike of groupBy(theirs, (opening) => opening.serviceId).values()) {
      const hours = openHours(alike, zone, search.from, search.to)
      for (const startsAt of freeOnGrid(desk, hours, busy, zone))
        offer(slots, startsAt, length, advisorId, place, zone)
    }
  }
  return [...slots.values()]
}

/** Absences need no gap; engagements keep theirs. */
function busyHours(desk: Desk, advisorId: string, place: Place | null, zone: Zone): Span[] {
  const { availability, service, search, engagements } = desk
  const absent = availability.absences
    .filter((absence) => absence.advisorId === advisorId)
    .flatMap((absence) => absenceSpans(absence, zone, addDays(search.from, -1), addDays(search.to, 2)))
  const engaged = (engagements.get(advisorId) ?? []).map((engagement) =>
    widen(engagement, service, place?.id ?? null, availability.travel),
  )
  return [...absent, ...engaged]
}

/**
 * The free steps of a grid that starts with the opening and never with now: a slow reader keeps the hours seen.
 * An hour that the clocks show twice is offered once, in its first showing: nobody could say the second one.
 */
function freeOnGrid(desk: Desk, hours: readonly Span[], busy: readonly Span[], zone: Zone): Instant[] {
  const { service, search, length } = desk
  const step = service.stepMinutes === null ? length : service.stepMinutes * minute
  const { first, last } = startsAllowed(service, search, zone)
  const free: Instant[] = []
  for (const opening of hours) {
    const onGrid = (instant: Instant) =>
      opening.startsAt + Math.ceil((instant - opening.startsAt) / step) * step
    const latest = Math.min(last, opening.endsAt - length)
    let startsAt = onGrid(Math.max(first, opening.startsAt))
    while (startsAt <= latest) {
      const obstacle = firstOverlap(busy, startsAt, startsAt + length)
      if (!obstacle && showingOf(startsAt, zone) !== 'second') free.push(startsAt)
      startsAt = obstacle ? onGrid(obstacle.endsAt) : startsAt + step
    }
  }
  return free
}

/** Slots are kept by the minute they start: small whole numbers are found much faster than moments. */
function offer(
  slots: Map<number, Slot>,
  startsAt: Instant,
  length: number,
  advisorId: string,
  place: Place | null,
  zone: Zone,
) {
  const slot = slots.get(startsAt / minute)
  if (!slot)
    slots.set(startsAt / minute, {
      startsAt,
      endsAt: startsAt + length,
      day: dayOf(startsAt, zone),
      placeId: place?.id ?? null,
      advisorIds: [advisorId],
      workshopId: null,
      seatsLeft: null,
    })
  else if (slot.advisorIds.at(-1) !== advisorId) slot.advisorIds.push(advisorId)
}

const inOrder = <Value>(groups: Map<string, Value>) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1))

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
