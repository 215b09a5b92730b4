import type {
  Absence,
  Appointment,
  Availability,
  Hold,
  Opening,
  Place,
  Service,
} from '#shared/availability.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import type { Slot, SlotSearch } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import {
  addDays,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  type Span,
  wallTimeOf,
  type Weekday,
} from '#shared/time.ts'

/**
 * A small world to ask slots from: Camille receives in Cahors for half an hour, without notice, in Paris time,
 * unless a test says otherwise. Moments are written `2026-06-01 09:00`, hours `09:00-12:00`.
 */
export const paris = 'Europe/Paris'

export const at = (said: string, zone = paris): Instant => instantAt(said.slice(0, 10), said.slice(11), zone)

/** `2026-06-01 09:00-10:00` */
export function span(said: string, zone = paris): Span {
  const [day, hours] = said.split(' ') as [string, string]
  const [startsAt, endsAt] = hours.split('-') as [string, string]
  return { startsAt: instantAt(day, startsAt, zone), endsAt: instantAt(day, endsAt, zone) }
}

export const once = (firstDay: Day): Recurrence => ({ repeat: 'once', firstDay })

export const weekly = (
  firstDay: Day,
  weekdays: Weekday[],
  more: { every?: number; until?: Day; exceptions?: Recurrence['exceptions'] } = {},
): Recurrence => ({ repeat: 'weekly', every: 1, firstDay, weekdays, ...more })

export const everyDay = (firstDay: Day) => weekly(firstDay, [1, 2, 3, 4, 5, 6, 7])

let count = 0
const nextId = (kind: string) => `${kind}-${String((count += 1)).padStart(4, '0')}`

/** One day, or a rule. */
export function opening(when: Day | Recurrence, hours: string, more: Partial<Opening> = {}): Opening {
  const [startsAt, endsAt] = hours.split('-') as [string, string]
  const id = nextId('opening')
  const recurrence = typeof when === 'string' ? once(when) : when
  const defaults = { advisorId: 'camille', placeId: 'cahors', serviceId: null, overnight: false, seats: null }
  return { id, startsAt, endsAt, recurrence, ...defaults, ...more }
}

export function appointment(said: string, more: Partial<Appointment> = {}): Appointment {
  const defaults = { advisorId: 'camille', placeId: 'cahors', serviceId: 'help', workshopId: null }
  return { id: nextId('appointment'), ...span(said), cancelledAt: null, ...defaults, ...more }
}

export const hold = (said: string, until: string, more: Partial<Hold> = {}): Hold => ({
  ...appointment(said),
  id: nextId('hold'),
  expiresAt: at(until),
  ...more,
})

/** Whole days unless hours are said. */
export function absence(when: Day | Recurrence, hours?: string, more: Partial<Absence> = {}): Absence {
  const [startsAt = null, endsAt = null] = hours?.split('-') ?? []
  const recurrence = typeof when === 'string' ? once(when) : when
  return { advisorId: 'camille', startsAt, endsAt, recurrence, lastDay: null, ...more }
}

export const place = (id: string, more: Partial<Place> = {}): Place => ({
  id,
  zone: paris,
  communeCode: '46042',
  closedAt: null,
  ...more,
})

export const service = (more: Partial<Service> = {}): Service => ({
  id: 'help',
  kind: 'individual',
  mode: 'place',
  minutes: 30,
  stepMinutes: null,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 0,
  horizonDays: 365,
  openToPublic: true,
  retiredAt: null,
  ...more,
})

export const desk = (rows: Partial<Availability>): Availability => ({
  places: [place('cahors'), place('figeac')],
  services: [service()],
  openings: [],
  absences: [],
  closures: [],
  holidayOpenings: [],
  appointments: [],
  holds: [],
  travel: () => 0,
  ...rows,
})

/** `on` is one day, `within` the first and the last; now is a month before unless said. */
type Asked = Partial<Omit<SlotSearch, 'now' | 'from' | 'to'>> & { now?: string } & (
    | { on: Day }
    | { within: [Day, Day] }
  )

export function offered(rows: Partial<Availability>, asked: Asked): Slot[] {
  const { now, ...search } = asked
  const [from, to] = 'on' in asked ? [asked.on, asked.on] : asked.within
  const moment = now === undefined ? at(`${addDays(from, -30)} 00:00`) : at(now)
  return openSlots(desk(rows), { serviceId: 'help', ...search, from, to, now: moment })
}

/** `09:00 10:00` */
export const offeredHours = (rows: Partial<Availability>, asked: Asked): string =>
  offered(rows, asked)
    .map((slot) => wallTimeOf(slot.startsAt, paris))
    .join(' ')

/** `2026-06-01 09:00`, one for each slot. */
export const offeredTimes = (rows: Partial<Availability>, asked: Asked): string[] =>
  offered(rows, asked).map((slot) => sayMoment(slot.startsAt))

export const sayMoment = (instant: Instant, zone = paris): string =>
  `${dayOf(instant, zone)} ${wallTimeOf(instant, zone)}`

export const sayUtc = (instant: Instant): string => new Date(instant).toISOString().slice(0, 16)
