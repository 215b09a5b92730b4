import type { StructureKind } from '#shared/structures.ts'
import type { Weekday } from '#shared/time.ts'
import type { ServiceName } from '../default-services.ts'
import type { Venue } from './venues.ts'
import type { WorkshopName } from './workshops.ts'

/** What the demonstration of a département is made of, before any row: the Lot's is written, the others' are drawn. */
export type Plan = {
  structures: StructurePlan[]
  places: PlacePlan[]
  /** Each of the seven advisors: the structure that employs them, by rank, and their usual week. */
  advisors: { structure: number; week: WeekLine[] }[]
}

export type StructurePlan = { name: string; kind: StructureKind; communeCode: string }

export type PlacePlan = {
  /** How the weeks name it. */
  key: string
  communeCode: string
  venue: Venue
  name: string
  address: string
  postalCode?: string
  accessNote: string
  stepFree: boolean
  /** Days when the market brings people to town. */
  markets: Weekday[]
}

export type WeekLine = {
  service: ServiceName
  place: string | null
  weekday: Weekday
  startsAt: string
  endsAt: string
  every: 1 | 2
  /** Of two alternate weeks, the second. */
  second: boolean
  workshop: WorkshopName | null
}

/** Week in, week out; or one week in two, the first or the second. */
type Rhythm = Pick<WeekLine, 'every' | 'second'>
export const everyWeek: Rhythm = { every: 1, second: false }
export const firstWeeks: Rhythm = { every: 2, second: false }
export const secondWeeks: Rhythm = { every: 2, second: true }

export const [mon, tue, wed, thu, fri, sat, sun] = [1, 2, 3, 4, 5, 6, 7] as const

/** Receives at a place: `at('Figeac', sat, '09:00', '12:30', firstWeeks)`. */
export const at = (place: string, weekday: Weekday, startsAt: string, endsAt: string, rhythm = everyWeek) =>
  line('onSite', place, weekday, startsAt, endsAt, rhythm)

/** Answers the phone. */
export const phone = (weekday: Weekday, startsAt: string, endsAt: string) =>
  line('phone', null, weekday, startsAt, endsAt, everyWeek)

/** Goes to people's homes. */
export const home = (weekday: Weekday, startsAt: string, endsAt: string) =>
  line('home', null, weekday, startsAt, endsAt, everyWeek)

/** Receives on screen. */
export const video = (weekday: Weekday, startsAt: string, endsAt: string) =>
  line('video', null, weekday, startsAt, endsAt, everyWeek)

/** Leads a workshop of two hours in the afternoon, one week in two. */
export const workshop = (place: string, weekday: Weekday, name: WorkshopName, rhythm = firstWeeks) => ({
  ...line('workshop', place, weekday, '14:00', '16:00', rhythm),
  workshop: name,
})

function line(
  service: ServiceName,
  place: string | null,
  weekday: Weekday,
  startsAt: string,
  endsAt: string,
  rhythm: Rhythm,
): WeekLine {
  return { service, place, weekday, startsAt, endsAt, ...rhythm, workshop: null }
}
