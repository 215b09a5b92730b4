import type { Exception, Hours, Recurrence } from './recurrence.ts'
import { sayDay, sayTime } from './speech.ts'
import { type Day, type WallTime, type Weekday, weekdayOf } from './time.ts'

/**
 * Said to somebody who knows what day it is, a rule is shorter: this year's days have no year, full hours no minutes, and
 * what has begun no beginning. `where` comes after the hours.
 */
export type Telling = { today?: Day | undefined; where?: string | undefined }

/**
 * A rule read back in French to whoever typed it: `tous les deux mardis de 9 h 00 à 12 h 00, à partir du 2 juin 2026,
 * jusqu’au 30 juin 2026, sauf le 16 juin 2026`. Without hours, whole days.
 */
export function sayRecurrence(rule: Recurrence, hours: Hours | null, telling: Telling = {}): string {
  const rhythm = sayRhythm(rule, telling)
  return [
    hours ? `${rhythm} ${sayHours(hours, telling)}` : rhythm,
    ...(telling.where === undefined ? [] : [telling.where]),
    ...sayBounds(rule, telling),
    ...sayExceptions(rule.exceptions ?? [], telling),
  ].join(', ')
}

/** `de 9 h 00 à 12 h 00`, or `de 9 h à 12 h`. */
export const sayHours = ({ startsAt, endsAt }: Hours, telling: Telling = {}): string =>
  `de ${sayHour(startsAt, telling)} à ${sayHour(endsAt, telling)}${endsAt <= startsAt ? ' le lendemain' : ''}`

/** `30 juin 2026`, or `30 juin` when it is this year's. */
export const sayDate = (day: Day, { today }: Telling = {}): string => {
  const said = sayDay(day, 'fr', 'without weekday')
  return today?.slice(0, 4) === day.slice(0, 4) ? said.slice(0, -5) : said
}

/** `9 h 00`, or `9 h` and `9 h 30`. */
export const sayHour = (time: WallTime, { today }: Telling = {}): string => {
  const said = sayTime(time, 'fr')
  return today !== undefined && time.endsWith(':00') ? said.slice(0, -3) : said
}

function sayRhythm(rule: Recurrence, telling: Telling): string {
  switch (rule.repeat) {
    case 'once':
      return `le ${weekdays[weekdayOf(rule.firstDay)]} ${sayDate(rule.firstDay, telling)}`
    case 'weekly':
      return sayWeeks(rule.every, rule.weekdays)
    case 'monthlyByWeekday':
      return `le ${rule.nth === 'last' ? 'dernier' : ranks[rule.nth]} ${weekdays[rule.weekday]} de chaque mois`
    case 'monthlyByDate':
      return rule.date > 28
        ? `le ${rule.date} des mois qui en ont un`
        : `le ${rule.date === 1 ? '1er' : rule.date} de chaque mois`
    case 'yearly':
      return `chaque année le ${sayDate(rule.firstDay).slice(0, -5)}`
  }
}

function sayWeeks(every: number, days: readonly Weekday[]): string {
  const names = allWeek.filter((day) => days.includes(day)).map((day) => weekdays[day])
  const count = counts[every] ?? String(every)
  if (names.length === 1) return every === 1 ? `tous les ${names[0]}s` : `tous les ${count} ${names[0]}s`
  if (every > 1) return `une semaine sur ${count}, ${sayDays(names)}`
  return names.length === 7 || names.join() === workingDays ? sayDays(names) : `tous ${sayDays(names)}`
}

function sayDays(names: readonly string[]): string {
  if (names.length === 7) return 'tous les jours'
  return names.join() === workingDays ? 'du lundi au vendredi' : `les ${list(names.map((day) => `${day}s`))}`
}

function sayBounds(rule: Recurrence, telling: Telling): string[] {
  if (rule.repeat === 'once') return []
  const hasBegun = telling.today !== undefined && rule.firstDay <= telling.today
  return [
    ...(hasBegun ? [] : [`à partir du ${sayDate(rule.firstDay, telling)}`]),
    ...(rule.until === undefined ? [] : [`jusqu’au ${sayDate(rule.until, telling)}`]),
  ]
}

function sayExceptions(exceptions: readonly Exception[], telling: Telling): string[] {
  const inOrder = exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const cancelled = inOrder.filter(({ movedTo }) => !movedTo).map(({ day }) => `le ${sayDate(day, telling)}`)
  const moved = inOrder.flatMap(({ day, movedTo }) => (movedTo ? [sayMove(day, movedTo, telling)] : []))
  return cancelled.length > 0 ? [`sauf ${list(cancelled)}`, ...moved] : moved
}

function sayMove(day: Day, to: { day: Day; hours: Hours | null }, telling: Telling): string {
  const hours = to.hours ? ` ${sayHours(to.hours, telling)}` : ''
  if (to.day === day) return `le ${sayDate(day, telling)}${hours}`
  return `le ${sayDate(day, telling)} déplacé au ${sayDate(to.day, telling)}${hours}`
}

/** `a, b et c` */
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`

const allWeek = [1, 2, 3, 4, 5, 6, 7] as const
const weekdays = {
  1: 'lundi',
  2: 'mardi',
  3: 'mercredi',
  4: 'jeudi',
  5: 'vendredi',
  6: 'samedi',
  7: 'dimanche',
}
const workingDays = 'lundi,mardi,mercredi,jeudi,vendredi'
const ranks = { 1: 'premier', 2: 'deuxième', 3: 'troisième', 4: 'quatrième', 5: 'cinquième' }
const counts: Record<number, string> = { 2: 'deux', 3: 'trois', 4: 'quatre', 5: 'cinq', 6: 'six' }
