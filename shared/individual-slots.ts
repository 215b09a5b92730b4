import type { Absence, Availability, Opening, Place, Service } from './availability.ts'
import { closings, zoneAt } from './closed-hours.ts'
import { type Denied, deny, denyHours, diariesOf, type Diary, widestGap } from './diaries.ts'
import { isWorkshop, plannedWorkshops, promisedHours } from './engagements.ts'
import { groupBy } from './group-by.ts'
import { absenceSpans, openHours } from './opening-spans.ts'
import { isAsked, type Slot, type SlotSearch, startsAllowed } from './slot-search.ts'
import { addDays, dayToSay, type Instant, minute, overlap, type Span, type Zone } from './time.ts'

/** Slots for one person with one advisor, soonest first. Advisors free at the same time at the same place share one slot. */
export function individualSlots(availability: Availability, service: Service, search: SlotSearch): Slot[] {
  const openings = availability.openings.filter(
    (opening) => isFor(opening, service) && isAsked(opening, service, search),
  )
  const places = new Map(availability.places.map((place) => [place.id, place]))
  const desk = deskOf(availability, service, search)
  const found: Found = new Map()
  for (const [placeId, here] of inOrder(groupBy(openings, (opening) => opening.placeId))) {
    const place = placeId === null ? null : places.get(placeId)
    if (place !== undefined) findAt(found, desk, place, here)
  }
  return soonestFirst(found)
}

/**
 * Slots by the minute they start: small whole numbers are found much faster than moments. Places are visited in order, so
 * those that start together stand in the order of their places.
 */
type Found = Map<number, Slot[]>

function soonestFirst(found: Found): Slot[] {
  const slots: Slot[] = []
  for (const start of [...found.keys()].sort((a, b) => a - b)) slots.push(...(found.get(start) ?? []))
  return slots
}

type Desk = {
  availability: Availability
  service: Service
  search: SlotSearch
  /** Of a slot, and from one start to the next, in milliseconds. */
  length: number
  step: number
  /** By advisor. */
  diaries: Map<string, Diary>
  absences: Map<string, Absence[]>
  /** By place. */
  closed: ReturnType<typeof closings>
}

function deskOf(availability: Availability, service: Service, search: SlotSearch): Desk {
  const length = (search.minutes ?? service.minutes) * minute
  const engagements = [
    ...promisedHours(availability, search),
    ...plannedWorkshops(availability, search.from, addDays(search.to, 1)),
  ]
  return {
    availability,
    service,
    search,
    length,
    step: service.stepMinutes === null ? length : service.stepMinutes * minute,
    diaries: diariesOf(engagements),
    absences: groupBy(availability.absences, (absence) => absence.advisorId),
    closed: closings(availability, addDays(search.from, -1), addDays(search.to, 2)),
  }
}

const isFor = (opening: Opening, service: Service): boolean =>
  !isWorkshop(opening) && (opening.serviceId === null || opening.serviceId === service.id)

function findAt(found: Found, desk: Desk, place: Place | null, openings: readonly Opening[]) {
  const { availability, service, search } = desk
  const zone = zoneAt(availability, place)
  const allowed = startsAllowed(service, search, zone)
  const closed = desk.closed(place)
  for (const [advisorId, theirs] of inOrder(groupBy(openings, (opening) => opening.advisorId))) {
    const away = closed.concat(absentHours(desk, advisorId, zone))
    const denyEngaged = engagedHours(desk, advisorId, place)
    const busy: Denied = { bounds: [], length: 0 }
    const seat = { placeId: place?.id ?? null, zone, advisorIds: [advisorId] }
    for (const alike of groupBy(theirs, (opening) => opening.serviceId).values())
      for (const hours of openHours(alike, zone, search.from, search.to)) {
        busy.length = 0
        denyEngaged(hours, busy)
        for (const span of away) if (overlap(span, hours)) deny(busy, span.startsAt, span.endsAt)
        offerFree(found, desk, hours, busy, allowed, seat)
      }
  }
}

/** Absences need no gap. */
const absentHours = ({ absences, search }: Desk, advisorId: string, zone: Zone): Span[] =>
  (absences.get(advisorId) ?? []).flatMap((absence) =>
    absenceSpans(absence, zone, addDays(search.from, -1), addDays(search.to, 2)),
  )

/** Engagements keep theirs. */
function engagedHours({ diaries, service, availability }: Desk, advisorId: string, place: Place | null) {
  const diary = diaries.get(advisorId)
  if (!diary) return () => {}
  const placeId = place?.id ?? null
  const gap = widestGap(diary, service, placeId, availability.travel)
  return (hours: Span, busy: Denied) =>
    denyHours(busy, diary, hours, gap, service, placeId, availability.travel)
}

/** Where slots are found, and who receives there. */
type Seat = { placeId: string | null; zone: Zone; advisorIds: readonly string[] }

/**
 * Offers the free steps of a grid that starts with the opening and never with now: a slow reader keeps the hours seen.
 * An hour that the clocks show twice is offered once, in its first showing: nobody could say the second one.
 */
function offerFree(
  found: Found,
  { length, step }: Desk,
  hours: Span,
  busy: Denied,
  { first, last }: { first: Instant; last: Instant },
  seat: Seat,
) {
  const latest = Math.min(last, hours.endsAt - length)
  let startsAt = onGrid(hours.startsAt, step, Math.max(first, hours.startsAt))
  while (startsAt <= latest) {
    const until = busyUntil(busy, startsAt, startsAt + length)
    if (until === null) offer(found, startsAt, length, seat)
    startsAt = until === null ? startsAt + step : onGrid(hours.startsAt, step, until)
  }
}

/** The first step of the grid that is not before a moment. */
const onGrid = (origin: Instant, step: number, instant: Instant): Instant =>
  origin + Math.ceil((instant - origin) / step) * step

/** When the longest of what overlaps these hours ends; null when nothing does. */
function busyUntil({ bounds, length }: Denied, startsAt: Instant, endsAt: Instant): Instant | null {
  let until = startsAt
  for (let at = 0; at < length; at += 2) {
    const busyEnd = bounds[at + 1] as Instant
    if ((bounds[at] as Instant) < endsAt && until < busyEnd) until = busyEnd
  }
  return until === startsAt ? null : until
}

function offer(found: Found, startsAt: Instant, length: number, { placeId, zone, advisorIds }: Seat) {
  const minuteOf = (startsAt / minute) | 0
  const together = found.get(minuteOf)
  const known = together?.[together.length - 1]
  if (known?.placeId === placeId) {
    if (known.advisorIds.at(-1) !== advisorIds[0]) known.advisorIds = [...known.advisorIds, ...advisorIds]
    return
  }
  const day = dayToSay(startsAt, zone)
  if (day === null) return
  const endsAt = startsAt + length
  const slot = { startsAt, endsAt, day, placeId, advisorIds, workshopId: null, seatsLeft: null }
  if (together) together.push(slot)
  else found.set(minuteOf, [slot])
}

const inOrder = <Key extends string | null, Value>(groups: Map<Key, Value>) =>
  [...groups].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
