import type { Absence, Opening } from './availability.ts'
import { sayDate, sayHour, sayRecurrence } from './recurrence-speech.ts'
import { daysBetween, type Day } from './time.ts'

type Hours = Pick<Opening, 'startsAt' | 'endsAt' | 'recurrence'>

/**
 * An opening read back as one types it: `tous les deux mardis de 9 h à 12 h, à la médiathèque de Gramat, jusqu’au 30 juin,
 * sauf le 14 juillet`. Without a place it is said to be remote.
 */
export function sayOpening(
  { startsAt, endsAt, recurrence }: Hours,
  { placeName, today }: { placeName: string | null; today: Day },
): string {
  const where = placeName === null ? 'sans lieu' : atPlace(placeName)
  return sayRecurrence(recurrence, { startsAt, endsAt }, { today, where })
}

/** `du 3 au 21 août`, `le mardi 16 juin de 14 h à 16 h`, `le premier jeudi de chaque mois de 9 h à 12 h 30`. */
export function sayAbsence(
  { startsAt, endsAt, recurrence, lastDay }: Omit<Absence, 'advisorId'>,
  today: Day,
): string {
  const telling = { today }
  const { firstDay } = recurrence
  const hours = startsAt !== null && endsAt !== null ? { startsAt, endsAt } : null
  if (lastDay === null || daysBetween(firstDay, lastDay) <= 0)
    return sayRecurrence(recurrence, hours, telling)
  const from =
    firstDay.slice(0, 7) === lastDay.slice(0, 7)
      ? sayDate(firstDay, { today: firstDay }).split('\u00a0')[0]
      : sayDate(firstDay, telling)
  if (!hours) return `du ${from} au ${sayDate(lastDay, telling)}`
  return `du ${sayDate(firstDay, telling)} à ${sayHour(hours.startsAt, telling)} au ${sayDate(lastDay, telling)} à ${sayHour(hours.endsAt, telling)}`
}

/** `à la médiathèque de Gramat`, `au centre social de Figeac`; a name of another kind keeps its own: `lieu : La Grange`. */
export function atPlace(name: string): string {
  const [first = ''] = name.split(/[\s-]/)
  const rest = name.slice(first.length)
  const article = articles.get(first.toLowerCase())
  if (article === undefined) return `lieu\u00a0: ${name}`
  return `${article}${keepsItsCapital(first) ? first : first.toLowerCase()}${rest}`
}

/** An acronym, or the name of the country. */
const keepsItsCapital = (word: string) =>
  word === 'France' || (word.length > 1 && word === word.toUpperCase())

/** How French reaches the places that towns have. */
const articles = new Map(
  Object.entries({
    'à la ': [
      'médiathèque',
      'bibliothèque',
      'mairie',
      'maison',
      'salle',
      'mission',
      'communauté',
      'sous',
      'mjc',
      'caf',
      'poste',
      'permanence',
      'résidence',
    ],
    'au ': [
      'centre',
      'tiers',
      'ccas',
      'cias',
      'pôle',
      'point',
      'foyer',
      'café',
      'relais',
      'conseil',
      'service',
      'fablab',
      'lycée',
      'collège',
      'château',
      'bus',
    ],
    'à l’': [
      'espace',
      'école',
      'ehpad',
      'hôtel',
      'annexe',
      'agence',
      'office',
      'atelier',
      'antenne',
      'université',
    ],
    'à ': ['france'],
  }).flatMap(([article, names]) => names.map((name) => [name, article] as const)),
)
