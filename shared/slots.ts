import type { Availability } from './availability.ts'
import { zoneAt } from './closed-hours.ts'
import type { Asking } from './engagements.ts'
import { individualSlots } from './individual-slots.ts'
import { isRangeTooLong, serviceAsked, type Slot, type SlotSearch } from './slot-search.ts'
import { dayOf, type Instant } from './time.ts'
import { workshopSlots } from './workshop-slots.ts'

/**
 * Every slot that can be booked for a service, soonest first: rows in, slots out, nothing kept between two calls.
 * Nothing for an unknown, retired or private service. Throws `rangeTooLong` beyond sixty days.
 */
export function openSlots(availability: Availability, search: SlotSearch): Slot[] {
  if (isRangeTooLong(search)) throw new RangeError('rangeTooLong')
  const service = serviceAsked(availability, search)
  if (!service) return []
  return service.kind === 'workshop'
    ? workshopSlots(availability, service, search).sort(soonestFirst)
    : individualSlots(availability, service, search)
}

/** The first slot of each place that has one, from the slots already found. */
export function nextSlotPerPlace(slots: readonly Slot[]): Map<string | null, Slot> {
  const next = new Map<string | null, Slot>()
  for (const slot of slots) if (slot.seatsLeft !== 0 && !next.has(slot.placeId)) next.set(slot.placeId, slot)
  return next
}

/** A slot somebody points to, itself or its start and place; `advisorId` when one was chosen, `workshopId` for a seat. */
export type WantedSlot = {
  startsAt: Instant
  placeId: string | null
  advisorId?: string | undefined
  workshopId?: string | null | undefined
}

/**
 * The slot pointed to, with who can receive, if it can be booked at this moment; otherwise undefined.
 * While a hold stands, the notice may pass: what was shown and kept is honoured.
 */
export function bookableSlot(
  availability: Availability,
  search: Omit<SlotSearch, 'from' | 'to' | 'placeIds' | 'advisorId' | 'insideNotice' | 'fullToo' | 'only'>,
  wanted: WantedSlot,
): Slot | undefined {
  const place = availability.places.find(({ id }) => id === wanted.placeId) ?? null
  const day = dayOf(wanted.startsAt, zoneAt(availability, place))
  const insideNotice = isHeld(availability, search, wanted)
  const { placeId, advisorId } = wanted
  return openSlots(availability, {
    ...search,
    from: day,
    to: day,
    placeIds: [placeId],
    advisorId,
    insideNotice,
    only: wanted.startsAt,
  }).find(
    ({ startsAt, workshopId }) =>
      startsAt === wanted.startsAt && (wanted.workshopId === undefined || workshopId === wanted.workshopId),
  )
}

/** The slots closest to a moment, earlier or later, in the order of time. */
export function nearestSlots(slots: readonly Slot[], wanted: Instant, count = 3): Slot[] {
  const distanceTo = (slot: Slot) => Math.abs(slot.startsAt - wanted)
  return slots
    .toSorted((a, b) => distanceTo(a) - distanceTo(b))
    .slice(0, count)
    .sort(soonestFirst)
}

/** Among advisors free at the same time, the one with the fewest appointments that week; then by id, so that two answers agree. */
export function leastLoaded(
  advisorIds: readonly string[],
  loads: ReadonlyMap<string, number>,
): string | undefined {
  const load = (advisorId: string) => loads.get(advisorId) ?? 0
  return advisorIds.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0]
}

function isHeld({ holds }: Availability, { holdId, now }: Asking, { startsAt }: WantedSlot): boolean {
  return holds.some((hold) => hold.id === holdId && hold.startsAt === startsAt && hold.expiresAt > now)
}

const soonestFirst = (a: Slot, b: Slot) =>
  a.startsAt - b.startsAt || compare(a.placeId, b.placeId) || compare(a.workshopId, b.workshopId)

const compare = (a: string | null, b: string | null) => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1)
