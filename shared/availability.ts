import type { Recurrence } from './recurrence.ts'
import type { ServiceKind, ServiceMode } from './services.ts'
import type { Day, Instant, Span, WallTime, Zone } from './time.ts'
import type { Travel } from './travel.ts'

/**
 * What the slots are computed from: plain rows, loaded once for the range and in no particular order.
 * Rows of every structure and place belong here for the advisors concerned: an appointment taken elsewhere blocks here too.
 */
export type Availability = {
  places: readonly Place[]
  /** Every service an appointment may point to, retired ones included: they carry the buffers. */
  services: readonly Service[]
  openings: readonly Opening[]
  absences: readonly Absence[]
  closures: readonly Closure[]
  holidayOpenings: readonly HolidayOpening[]
  appointments: readonly Appointment[]
  holds: readonly Hold[]
  travel: Travel
  /** Whose clock rules the openings that have no place; Paris unless said. */
  homeZone?: Zone
}

export const paris: Zone = 'Europe/Paris'

/** From `closedAt` on, a place receives nobody. Its commune tells which public holidays it keeps. */
export type Place = { id: string; zone: Zone; communeCode: string; closedAt: Instant | null }

/** Lengths, buffers and notice in minutes; horizon in days of 24 hours. The step is the length unless said. */
export type Service = {
  id: string
  kind: ServiceKind
  mode: ServiceMode
  minutes: number
  stepMinutes: number | null
  bufferBefore: number
  bufferAfter: number
  noticeMinutes: number
  horizonDays: number
  openToPublic: boolean
  retiredAt: Instant | null
}

/**
 * Repeated hours of an advisor; without a place, for services that need none; without a service, for every individual one.
 * With seats, each occurrence is one workshop that lasts the whole opening.
 */
export type Opening = {
  id: string
  advisorId: string
  placeId: string | null
  serviceId: string | null
  startsAt: WallTime
  endsAt: WallTime
  /** Allowed to end on the next day, at or before the hour it starts. */
  overnight: boolean
  recurrence: Recurrence
  seats: number | null
  /** Its advisor has a room on screen: without one, nobody is met there. */
  isOnScreen?: boolean
}

/**
 * Hours, or whole days, taken from all the openings of an advisor, read on the clock of the opening's place.
 * With a last day, it runs without a break from its first hour of the first day to its last hour of the last day.
 */
export type Absence = {
  advisorId: string
  startsAt: WallTime | null
  endsAt: WallTime | null
  recurrence: Recurrence
  lastDay: Day | null
}

/** Days on which a place receives nobody, both included. */
export type Closure = { placeId: string; firstDay: Day; lastDay: Day }

/** A public holiday on which one place is open all the same. */
export type HolidayOpening = { placeId: string; day: Day }

/** Honoured and missed appointments keep their hours; only a cancelled one gives them back. A seat names its workshop. */
export type Appointment = Span & {
  id: string
  advisorId: string
  placeId: string | null
  serviceId: string
  workshopId: string | null
  cancelledAt: Instant | null
}

/** A slot kept for someone who is typing; it becomes an appointment, so it keeps the same gaps. */
export type Hold = Span & {
  id: string
  advisorId: string
  placeId: string | null
  serviceId: string | null
  workshopId: string | null
  expiresAt: Instant
}
