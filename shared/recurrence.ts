import * as z from 'zod/mini'
import { day, wallTime } from './fields.ts'
import {
  addDays,
  type Day,
  daysBetween,
  lastDayOf,
  monthOf,
  monthsFrom,
  type Weekday,
  weekdayOf,
  weekOf,
} from './time.ts'

const hours = z.strictObject({ startsAt: wallTime, endsAt: wallTime })

/** An occurrence taken out of its rule: cancelled when it moves nowhere, else held on another day, at other hours, or both. */
const exception = z.strictObject({
  day,
  movedTo: z.nullable(z.strictObject({ day, hours: z.nullable(hours) })),
})

const week = [1, 2, 3, 4, 5, 6, 7] as const
const weekday = z.literal(week)
const exceptions = z.optional(z.array(exception).check(z.maxLength(400)))
const repeating = { firstDay: day, until: z.optional(day), exceptions }

/**
 * When something happens, as people say it. `firstDay` bounds the rule and need not be an occurrence;
 * `until` is included; weeks are counted from the Monday of the first day's week.
 * A rule that ends on or before its first day, or that never happens, is refused by name.
 */
export const recurrence = z
  .discriminatedUnion('repeat', [
    z.strictObject({ repeat: z.literal('once'), firstDay: day, exceptions }),
    z.strictObject({
      repeat: z.literal('weekly'),
      every: z.int().check(z.gte(1), z.lte(52)),
      weekdays: z.array(weekday).check(z.maxLength(7)),
      ...repeating,
    }),
    z.strictObject({
      repeat: z.literal('monthlyByWeekday'),
      nth: z.literal([1, 2, 3, 4, 5, 'last']),
      weekday,
      ...repeating,
    }),
    z.strictObject({
      repeat: z.literal('monthlyByDate'),
      date: z.int().check(z.gte(1), z.lte(31)),
      ...repeating,
    }),
    z.strictObject({ repeat: z.literal('yearly'), ...repeating }),
  ])
  .check(
    z.refine(endsAfterItsFirstDay, 'recurrenceEndsTooEarly'),
    z.refine((rule) => !endsAfterItsFirstDay(rule) || everHappens(rule), 'recurrenceEmpty'),
  )

export type Recurrence = z.infer<typeof recurrence>
type Weekly = Extract<Recurrence, { repeat: 'weekly' }>
export type Hours = z.infer<typeof hours>
export type Exception = z.infer<typeof exception>

/** One day of a rule; `hours` only where this occurrence has its own. */
export type Occurrence = { day: Day; hours: Hours | null }

/** The days of the rule from one day to another, both included, in order, each once. */
export const occurrenceDays = (rule: Recurrence, from: Day, to: Day): Day[] => [
  ...new Set(occurrences(rule, from, to).map((occurrence) => occurrence.day)),
]

/** The same with the hours of moved occurrences. The cost follows the range asked for, never the age of the rule. */
export function occurrences(rule: Recurrence, from: Day, to: Day): Occurrence[] {
  const regular = regularDays(rule, from, to)
  if (!rule.exceptions?.length) return regular.map((day) => ({ day, hours: null }))
  const exceptional = new Set(rule.exceptions.map((exception) => exception.day))
  const kept = regular.filter((day) => !exceptional.has(day)).map((day) => ({ day, hours: null }))
  return [...kept, ...movedInto(rule, from, to)].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/**
 * "This one and the following": the rule that stops before a day, and the rule that goes on from it in the same rhythm.
 * Null when one of the two would hold nothing: the whole rule is meant, or none of it.
 */
export function splitAt(rule: Recurrence, day: Day): { before: Recurrence; following: Recurrence } | null {
  const until = addDays(day, -1)
  const firstDay = nextRegularDay(rule, day)
  if (rule.repeat === 'once' || firstDay === undefined) return null
  if (regularDays(rule, rule.firstDay, until).length === 0) return null
  const exceptions = (rule.exceptions ?? []).filter((exception) => exception.day < day)
  const laterExceptions = (rule.exceptions ?? []).filter((exception) => exception.day >= day)
  return {
    before:
      until === rule.firstDay
        ? { repeat: 'once', firstDay: until, exceptions }
        : { ...rule, until, exceptions },
    following: { ...rule, firstDay, exceptions: laterExceptions },
  }
}

/** A moved occurrence counts only while the rule still holds the day it was moved from. */
function movedInto(rule: Recurrence, from: Day, to: Day): Occurrence[] {
  return (rule.exceptions ?? []).flatMap(({ day, movedTo }) => {
    if (!movedTo || movedTo.day < from || movedTo.day > to) return []
    return regularDays(rule, day, day).length === 0 ? [] : [movedTo]
  })
}

function regularDays(rule: Recurrence, from: Day, to: Day): Day[] {
  const until = rule.repeat === 'once' ? rule.firstDay : rule.until
  const first = from > rule.firstDay ? from : rule.firstDay
  const last = until !== undefined && until < to ? until : to
  if (first > last) return []
  const days = candidates(rule, first, last)
  const [start = first, end = last] = [days[0], days.at(-1)]
  return start >= first && end <= last ? days : days.filter((day) => day >= first && day <= last)
}

/** Days of the rule, possibly a few too many on either side. */
function candidates(rule: Recurrence, first: Day, last: Day): Day[] {
  switch (rule.repeat) {
    case 'once':
      return [rule.firstDay]
    case 'weekly':
      return weeklyDays(rule, first, last)
    case 'monthlyByWeekday':
      return monthsFrom(first, last).flatMap((month) => nthWeekday(month, rule.nth, rule.weekday))
    case 'monthlyByDate':
      return monthsFrom(first, last).flatMap((month) => dateOf(month, rule.date))
    case 'yearly':
      return monthsFrom(first, last)
        .filter((month) => month.slice(5) === rule.firstDay.slice(5, 7))
        .flatMap((month) => dateOf(month, Number(rule.firstDay.slice(8))))
  }
}

function weeklyDays(rule: Weekly, first: Day, last: Day): Day[] {
  const origin = weekOf(rule.firstDay)
  const rhythm = 7 * rule.every
  const rounds = Math.ceil(daysBetween(origin, weekOf(first)) / rhythm)
  const weekdays = week.filter((weekday) => rule.weekdays.includes(weekday))
  const days: Day[] = []
  for (let monday = addDays(origin, rounds * rhythm); monday <= last; monday = addDays(monday, rhythm))
    for (const weekday of weekdays) days.push(addDays(monday, weekday - 1))
  return days
}

/** A fifth Tuesday that the month does not have is skipped. */
function nthWeekday(month: string, nth: number | 'last', weekday: Weekday): Day[] {
  if (nth === 'last') {
    const end = lastDayOf(month)
    return [addDays(end, -((weekdayOf(end) - weekday + 7) % 7))]
  }
  const start = `${month}-01`
  const day = addDays(start, ((weekday - weekdayOf(start) + 7) % 7) + 7 * (nth - 1))
  return monthOf(day) === month ? [day] : []
}

/** A 31st that the month does not have is skipped, never slid. */
function dateOf(month: string, date: number): Day[] {
  const day = `${month}-${String(date).padStart(2, '0')}`
  return day <= lastDayOf(month) ? [day] : []
}

function endsAfterItsFirstDay(rule: { firstDay: Day; until?: Day | undefined }): boolean {
  return rule.until === undefined || rule.until > rule.firstDay
}

const everHappens = (rule: Recurrence): boolean => nextRegularDay(rule, rule.firstDay) !== undefined

/** Between two 29 February there may be eight years: what does not happen in nine never does. */
function nextRegularDay(rule: Recurrence, from: Day): Day | undefined {
  return regularDays(rule, from, addDays(from, 9 * 366))[0]
}
