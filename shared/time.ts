import { tzOffset } from '@date-fns/tz'
import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants'

/** Milliseconds since 1970, UTC. */
export type Instant = number

/** A calendar day as people say it: `2026-03-29`. Two days compare with `<`. */
export type Day = string

/** A wall-clock time as people say it: `09:30`. Two times compare with `<`. */
export type WallTime = string

/** An IANA name, `Europe/Paris`. */
export type Zone = string

/** From `startsAt` until just before `endsAt`. */
export type Span = { startsAt: Instant; endsAt: Instant }

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const minute = millisecondsInMinute
export const hour = millisecondsInHour

/** The moments that the house speaks of: from 2000 to 2100. Anything else was invented. */
export const spokenOf = { from: 946_684_800_000, to: 4_102_444_800_000 } as const

/**
 * The only bridge from what people say to a moment.
 * An hour skipped by the clocks moves forward (02:30 in March is 03:30); an hour shown twice is its first showing.
 */
export function instantAt(day: Day, time: WallTime, zone: Zone): Instant {
  const date = numberOf(day)
  const said = date * millisecondsInDay + sinceMidnight(time)
  const { before, after, at } = changeAround(date, zone)
  const early = said - before
  const late = said - after
  return early >= at && late >= at ? late : early
}

/** The calendar day shown in this zone at this moment. */
export function dayOf(instant: Instant, zone: Zone): Day {
  return dayAt(Math.floor((instant + offsetAt(instant, zone)) / millisecondsInDay))
}

/** What the clock on the wall shows in this zone at this moment, seconds dropped. */
export function wallTimeOf(instant: Instant, zone: Zone): WallTime {
  const minutes = Math.floor(modulo(instant + offsetAt(instant, zone), millisecondsInDay) / minute)
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** The same wall-clock hour some days later, or earlier: the day that the clocks change lasts 23 or 25 hours. */
export const sameHour = (instant: Instant, daysLater: number, zone: Zone): Instant =>
  instantAt(addDays(dayOf(instant, zone), daysLater), wallTimeOf(instant, zone), zone)

/** When the clocks go back, an hour is shown twice: is this moment in its first or its second showing? */
export function showingOf(instant: Instant, zone: Zone): 'only' | 'first' | 'second' {
  const { before, after, at } = changeAround(Math.floor(instant / millisecondsInDay), zone)
  const repeated = Math.max(0, before - after)
  if (instant >= at && instant < at + repeated) return 'second'
  return instant < at && instant >= at - repeated ? 'first' : 'only'
}

/** The day to say with this moment; null in the second showing of an hour, that nobody could tell from the first. */
export function dayToSay(instant: Instant, zone: Zone): Day | null {
  const { before, after, at } = changeAround(Math.floor(instant / millisecondsInDay), zone)
  if (instant >= at && instant < at + before - after) return null
  return dayAt(Math.floor((instant + (instant < at ? before : after)) / millisecondsInDay))
}

/** The first moment of the day: midnight, or later where the clocks skip midnight. */
export const startOfDay = (day: Day, zone: Zone): Instant => instantAt(day, '00:00', zone)

export const addDays = (day: Day, days: number): Day => dayAt(numberOf(day) + days)

/** How many nights from the first day to the second; negative when the second comes before. */
export const daysBetween = (first: Day, second: Day): number => numberOf(second) - numberOf(first)

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): Weekday => (modulo(numberOf(day) + 3, 7) + 1) as Weekday

/** The Monday of the day's week. */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/** `2026-06` */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** The last day of a month given as `2026-06`. */
export const lastDayOf = (month: string): Day => addDays(firstDayOf(nextMonth(month)), -1)

/** Every day from the first to the last, both included. */
export const daysFrom = (first: Day, last: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, days) => addDays(first, days))

/** Every month touched from the first day to the last, as `2026-06`. */
export function monthsFrom(first: Day, last: Day): string[] {
  const months: string[] = []
  for (let month = monthOf(first); month <= monthOf(last); month = nextMonth(month)) months.push(month)
  return months
}

/** Spans that merely touch do not overlap. */
export const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The clocks of a zone around a day: milliseconds east of UTC before and after the moment `at`. */
type Change = { before: number; after: number; at: Instant }

/** What is known of each date, found by its place: three times as fast as by its name in a map. */
type ByDate<Known> = (Known | undefined)[]
const firstDate = spokenOf.from / millisecondsInDay
const aCentury = <Known>(): ByDate<Known> => Array.from({ length: 36_525 })

const changes = new Map<Zone, ByDate<Change>>()
const days = aCentury<Day>()
const dates = new Map<Day, number>()
const times = new Map<WallTime, number>()

/** Asking Intl costs more than all the rest of a slot: once per day and zone is enough. */
const changeAround = (date: number, zone: Zone): Change =>
  changes.get(zone)?.[date - firstDate] ?? learnChange(date, zone)

function learnChange(date: number, zone: Zone): Change {
  const change = findChange(date, zone)
  return keep(changes.get(zone) ?? remember(changes, zone, aCentury<Change>()), date, change)
}

/** Wherever the zone is, the local day fits between fifteen hours before and fifteen hours after the UTC day. */
function findChange(date: number, zone: Zone): Change {
  let earliest = date * millisecondsInDay - 15 * hour
  let latest = earliest + 54 * hour
  const before = askOffset(earliest, zone)
  const after = askOffset(latest, zone)
  while (before !== after && latest - earliest > minute) {
    const middle = Math.floor((earliest + latest) / 2 / minute) * minute
    if (askOffset(middle, zone) === before) earliest = middle
    else latest = middle
  }
  return { before, after, at: latest }
}

function askOffset(instant: Instant, zone: Zone): number {
  const minutes = tzOffset(zone, new Date(instant))
  if (Number.isNaN(minutes)) throw new RangeError(`Unknown time zone: ${zone}`)
  return minutes * minute
}

function offsetAt(instant: Instant, zone: Zone): number {
  const { before, after, at } = changeAround(Math.floor(instant / millisecondsInDay), zone)
  return instant < at ? before : after
}

const firstDayOf = (month: string): Day => `${month}-01`

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 12 ? `${year + 1}-01` : `${year}-${twoDigits(number + 1)}`
}

const numberOf = (day: Day): number =>
  dates.get(day) ?? remember(dates, day, Date.parse(day) / millisecondsInDay)

const sinceMidnight = (time: WallTime): number =>
  times.get(time) ?? remember(times, time, Number(time.slice(0, 2)) * hour + Number(time.slice(3)) * minute)

const dayAt = (date: number): Day =>
  days[date - firstDate] ?? keep(days, date, new Date(date * millisecondsInDay).toISOString().slice(0, 10))

/** Nothing is kept of a day outside the century that the house speaks of. */
function keep<Known>(known: ByDate<Known>, date: number, value: Known): Known {
  const at = date - firstDate
  if (at >= 0 && at < known.length) known[at] = value
  return value
}

/** A century of days is plenty; asking for more only costs the time to find them again. */
function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= 36_525) known.clear()
  known.set(key, value)
  return value
}

const modulo = (dividend: number, divisor: number) => ((dividend % divisor) + divisor) % divisor

const twoDigits = (number: number) => String(number).padStart(2, '0')
