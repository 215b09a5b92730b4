import type { Availability, Opening, Service } from './availability.ts'
import type { Asking } from './engagements.ts'
import {
  addDays,
  type Day,
  daysBetween,
  hour,
  type Instant,
  minute,
  type Span,
  startOfDay,
  type Zone,
} from './time.ts'

/** A time that can be booked. Computed, never stored. */
export type Slot = Span & {
  /** On the calendar of the place: the heading it is shown under. */
  day: Day
  placeId: string | null
  /** Who can receive, by id; the caller chooses with `leastLoaded`. */
  advisorIds: readonly string[]
  workshopId: string | null
  /** Only workshops have seats. */
  seatsLeft: number | null
}

/**
 * What is looked for, from one day to another, both included.
 * `placeIds` and `advisorId` narrow the search; `minutes` is the length of an appointment longer than its service;
 * `byAdvisor` books inside the notice, beyond the horizon, and services that the public does not see;
 * `insideNotice` is for somebody whose hold still stands; `fullToo` shows workshops with no seat left, for their waiting list;
 * `only` asks about one start.
 */
export type SlotSearch = Asking & {
  serviceId: string
  from: Day
  to: Day
  placeIds?: readonly (string | null)[] | undefined
  advisorId?: string | undefined
  minutes?: number | undefined
  byAdvisor?: boolean | undefined
  insideNotice?: boolean | undefined
  fullToo?: boolean | undefined
  only?: Instant | undefined
}

/** The widest range answered in one search. */
export const longestRange = 60

export const isRangeTooLong = ({ from, to }: { from: Day; to: Day }): boolean =>
  daysBetween(from, to) > longestRange

/** The service, if whoever asks may book it. */
export function serviceAsked(availability: Availability, search: SlotSearch): Service | undefined {
  const service = availability.services.find(({ id }) => id === search.serviceId)
  const isOffered = service?.retiredAt === null && (service.openToPublic || search.byAdvisor === true)
  return isOffered ? service : undefined
}

/** A service on site needs a place, one on screen a room there; the others are content with any opening. */
export function isAsked(opening: Opening, service: Service, search: SlotSearch): boolean {
  if (service.mode === 'place' && opening.placeId === null) return false
  if (service.mode === 'video' && opening.isOnScreen === false) return false
  if (search.placeIds && !search.placeIds.includes(opening.placeId)) return false
  return search.advisorId === undefined || search.advisorId === opening.advisorId
}

/** The first and the last moment at which a slot may begin, both included. Notice and horizon are elapsed time. */
export function startsAllowed(
  service: Service,
  search: SlotSearch,
  zone: Zone,
): { first: Instant; last: Instant } {
  const notice = search.byAdvisor || search.insideNotice ? 0 : service.noticeMinutes * minute
  const horizon = search.byAdvisor ? Infinity : service.horizonDays * 24 * hour
  return {
    first: Math.max(startOfDay(search.from, zone), search.now + notice, search.only ?? -Infinity),
    last: Math.min(
      startOfDay(addDays(search.to, 1), zone) - 1,
      search.now + horizon,
      search.only ?? Infinity,
    ),
  }
}
