import type { Exception, Hours, Recurrence } from './recurrence.ts'
import { sayDay, sayTime } from './speech.ts'
import type { Day, Weekday } from './time.ts'

/**
 * A rule read back in French to whoever typed it: `tous les deux mardis de 9 h 00 à 12 h 00, à partir du 2 juin 2026,
 * jusqu’au 30 juin 2026, sauf le 16 juin 2026`. Without hours, whole days.
 */
export function sayRecurrence(rule: Recurrence, hours: Hours | null): string {
  const rhythm = hours ? `${sayRhythm(rule)} ${sayHours(hours)}` : sayRhythm(rule)
  return [rhythm, ...sayBounds(rule), ...sayExceptions(rule.exceptions ?? [])].join(', ')
}

function sayRhythm(rule: Recurrence): string {
  switch (rule.repeat) {
    case 'once':
      return `le ${sayDay(rule.firstDay, 'fr')}`
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

const sayHours = ({ startsAt, endsAt }: Hours): string =>
  `de ${sayTime(startsAt, 'fr')} à ${sayTime(endsAt, 'fr')}${endsAt <= startsAt ? ' le lendemain' : ''}`

function sayBounds(rule: Recurrence): string[] {
  if (rule.repeat === 'once') return []
  const start = `à partir du ${sayDate(rule.firstDay)}`
  return rule.until === undefined ? [start] : [start, `jusqu’au ${sayDate(rule.until)}`]
}

function sayExceptions(exceptions: readonly Exception[]): string[] {
  const inOrder = exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const cancelled = inOrder.filter(({ movedTo }) => !movedTo).map(({ day }) => `le ${sayDate(day)}`)
  const moved = inOrder.flatMap(({ day, movedTo }) => (movedTo ? [sayMove(day, movedTo)] : []))
  return cancelled.length > 0 ? [`sauf ${list(cancelled)}`, ...moved] : moved
}

function sayMove(day: Day, to: { day: Day; hours: Hours | null }): string {
  const hours = to.hours ? ` ${sayHours(to.hours)}` : ''
  if (to.day === day) return `le ${sayDate(day)}${hours}`
  return `le ${sayDate(day)} déplacé au ${sayDate(to.day)}${hours}`
}

const sayDate = (day: Day): string => sayDay(day, 'fr', 'without weekday')

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
