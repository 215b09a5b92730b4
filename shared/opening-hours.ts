import type { Closure, Opening } from './availability.ts'
import { groupBy } from './group-by.ts'
import type { Recurrence } from './recurrence.ts'
import { addDays, type Day, daysBetween, type WallTime, type Weekday, weekOf } from './time.ts'

/**
 * The hours of a place in the words of OpenStreetMap (`opening_hours`), as national data wants them: the openings that repeat
 * by weeks or by months and are in force on a day, never on public holidays, and the closures still to come. What happens once
 * a year or once at all, and single occurrences that are cancelled or moved, are not there: the place's own page knows them.
 * Weeks that alternate are written by their ISO numbers, which is right until the last Sunday of the year of weeks.
 * @returns an empty text when nothing repeats
 */
export function openingHoursOf(openings: readonly Hours[], closures: readonly Shut[], today: Day): string {
  const inForce = openings.filter(({ recurrence }) => isInForce(recurrence, today))
  const rules = rulesOf(inForce.flatMap((opening) => selectorsOf(opening, today)))
  if (rules.length === 0) return ''
  const shut = closures
    .filter(({ lastDay }) => lastDay >= today)
    .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
    .map(({ firstDay, lastDay }) => `${dateOf(firstDay)}-${dateOf(lastDay)} off`)
  return [rules.join(', '), 'PH off', ...shut].join('; ')
}

type Hours = Pick<Opening, 'startsAt' | 'endsAt' | 'recurrence'>
type Shut = Pick<Closure, 'firstDay' | 'lastDay'>

/** Some days of some weeks, and hours on them. */
type Selected = { weeks: string; day: string; startsAt: WallTime; endsAt: WallTime }

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const nameOf = (weekday: Weekday) => dayNames[weekday - 1] as string
const rank = (day: string) => dayNames.findIndex((name) => day.startsWith(name))

const isInForce = (rule: Recurrence, today: Day) =>
  rule.repeat !== 'once' && rule.firstDay <= today && (rule.until === undefined || rule.until >= today)

function selectorsOf({ recurrence: rule, startsAt, endsAt }: Hours, today: Day): Selected[] {
  if (rule.repeat === 'weekly') {
    const weeks = rule.every === 1 ? '' : weeksOf(rule, today)
    return weeks === null ? [] : rule.weekdays.map((day) => ({ weeks, day: nameOf(day), startsAt, endsAt }))
  }
  if (rule.repeat !== 'monthlyByWeekday') return []
  const nth = rule.nth === 'last' ? -1 : rule.nth
  return [{ weeks: '', day: `${nameOf(rule.weekday)}[${nth}]`, startsAt, endsAt }]
}

/** `week 02-53/2`: the first such week of this year of weeks, and every so many after; null when none is left in it. */
function weeksOf({ firstDay, every }: { firstDay: Day; every: number }, today: Day): string | null {
  const firstMonday = weekOf(`${weekYearOf(today)}-01-04`)
  const sinceStart = daysBetween(weekOf(firstDay), firstMonday) / 7
  const first = ((every - (sinceStart % every)) % every) + 1
  const weeks = daysBetween(firstMonday, weekOf(`${weekYearOf(today) + 1}-01-04`)) / 7
  if (first > weeks) return null
  return `week ${twoDigits(first)}-${twoDigits(weeks)}/${every} `
}

/** A week belongs to the year of its Thursday (ISO 8601). */
const weekYearOf = (day: Day) => Number(addDays(weekOf(day), 3).slice(0, 4))

/** One rule for the days that have the same hours, in the order of the week. */
function rulesOf(selected: readonly Selected[]): string[] {
  const days = [...groupBy(selected, ({ weeks, day }) => weeks + day).values()].map((same) => ({
    ...(same[0] as Selected),
    hours: hoursOf(same),
  }))
  return [...groupBy(days, ({ weeks, hours }) => weeks + hours).values()]
    .map((same) => same.toSorted((a, b) => rank(a.day) - rank(b.day)))
    .toSorted((a, b) => weightOf(a) - weightOf(b))
    .map((same) => `${same[0]?.weeks}${same.map(({ day }) => day).join(',')} ${same[0]?.hours}`)
}

/** Every week before some weeks; then in the order of the days. */
const weightOf = ([first]: readonly Selected[]) =>
  first === undefined ? 0 : rank(first.day) + (first.weeks === '' ? 0 : 10)

/** Hours that overlap or touch are one; those that go on after midnight end the next day. */
function hoursOf(same: readonly Selected[]): string {
  const merged: { startsAt: WallTime; endsAt: WallTime }[] = []
  for (const { startsAt, endsAt } of same.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const last = merged.at(-1)
    const isNight = endsAt <= startsAt
    if (!last || isNight || startsAt > last.endsAt) merged.push({ startsAt, endsAt })
    else if (endsAt > last.endsAt) last.endsAt = endsAt
  }
  return merged.map(({ startsAt, endsAt }) => `${startsAt}-${endsAt}`).join(',')
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const dateOf = (day: Day) => `${day.slice(0, 4)} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(8)}`

const twoDigits = (number: number) => String(number).padStart(2, '0')
