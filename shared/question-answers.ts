import { sayNumber, sayPart, sayPoints } from './numbers.ts'
import { type Period, sayBefore } from './periods.ts'
import { type Theme, themeLabels, themes } from './themes.ts'

/** What people ask before a committee, answered in a sentence made of the figures on the page, and of nothing else. */

const nbsp = '\u00a0'

export const questionsAsked = {
  rising: `Quels thèmes montent${nbsp}?`,
  nowhere: `Où n’allons-nous pas${nbsp}?`,
  tooLong: `Qui attend trop longtemps un rendez-vous${nbsp}?`,
  workshops: `Que change un atelier${nbsp}?`,
} as const

/** Openings and appointments cannot be narrowed as sessions are. */
export const tooNarrow = 'Retirez les filtres pour le savoir.'

/** Running totals of the country know neither openings nor appointments. */
export const tooWide = 'Choisissez un département pour le savoir.'

/** What a share must move by to be more than the play of chance and rounding. */
const noticeable = 0.02

type Frequencies = Record<Theme, { frequency: number | null }>
type Beside = { now: { themes: Frequencies }; before: { themes: Frequencies } } | null
type Compared = { period: Period; now: { themes: Frequencies }; previous: Beside; lastYear: Beside }

/** The same period a year earlier says more than the one before. */
export function sayRisingThere({ period, now, previous, lastYear }: Compared): string {
  const beside = lastYear ?? previous
  const than = lastYear ? 'l’an dernier' : sayBefore(period)
  return sayRising((beside?.now ?? now).themes, beside?.before.themes ?? null, than)
}

/** « Quels thèmes montent ? » @param before null when nothing compares */
export function sayRising(now: Frequencies, before: Frequencies | null, than: string): string {
  if (!before) return 'Il n’y a pas encore de période à comparer.'
  const moves = themes
    .flatMap((theme) => {
      const [is, was] = [now[theme].frequency, before[theme].frequency]
      return is === null || was === null ? [] : [{ theme, is, was, moved: is - was }]
    })
    .toSorted((a, b) => b.moved - a.moved)
  if (moves.length === 0) return 'Trop peu de séances pour le dire.'
  const told = (each: (typeof moves)[number], verb: string) =>
    `«${nbsp}${themeLabels[each.theme].fr}${nbsp}» ${verb} (${sayPart(each.was)} → ${sayPart(each.is)} des séances, ${sayPoints(each.moved)})`
  const rising = moves.filter(({ moved }) => moved > noticeable).map((each) => told(each, 'monte'))
  const falling = moves.filter(({ moved }) => moved < -noticeable).map((each) => told(each, 'baisse'))
  const all = [...rising, ...falling.toReversed()]
  return all.length === 0
    ? `Aucun thème ne monte ni ne baisse nettement par rapport à ${than}.`
    : `${all.join(`${nbsp}; `)}, par rapport à ${than}.`
}

type Reach = {
  communes: number
  communesCovered: number
  population: number
  populationCovered: number
  /** The most populated at least. */
  uncovered: readonly { name: string; population: number; km: number | null }[]
}

/** « Où n’allons-nous pas ? » */
export function sayNowhere({ communes, population, uncovered, ...covered }: Reach): string {
  const [largest] = uncovered.toSorted((a, b) => b.population - a.population)
  if (!largest) return 'Chaque commune a eu au moins une séance ou une permanence.'
  const left = population - covered.populationCovered
  const missing = communes - covered.communesCovered
  const many = missing > 1
  const share = population === 0 ? null : left / population
  const far =
    largest.km === null
      ? ''
      : `, à ${sayNumber(largest.km, 'fr', 1)}${nbsp}km de la permanence la plus proche`
  return (
    `${sayNumber(missing, 'fr')} ${many ? 'communes' : 'commune'} sur ${sayNumber(communes, 'fr')} ` +
    `${many ? 'n’ont' : 'n’a'} eu ni séance ni permanence${nbsp}: ${sayNumber(left, 'fr')} habitants, ${sayPart(share)} ` +
    `de la population. La plus peuplée est ${largest.name} (${sayNumber(largest.population, 'fr')} habitants${far}).`
  )
}

/** Two weeks: beyond, an everyday need has been met elsewhere, or given up. */
const tooLong = 14

/** « Qui attend trop longtemps un rendez-vous ? » @param delays of places, the longest first */
export function sayTooLong(delays: readonly { name: string; days: number }[]): string {
  if (delays.length === 0) return 'Trop peu de rendez-vous pour le dire.'
  const long = delays.filter(({ days }) => days > tooLong)
  const told = (long.length > 0 ? long : delays)
    .slice(0, 3)
    .map(
      ({ name, days }) =>
        `${name} (${sayNumber(Math.round(days), 'fr')}${nbsp}${days < 2 ? 'jour' : 'jours'})`,
    )
  if (long.length === 0)
    return `Nulle part la moitié des gens n’attend plus de deux semaines. Le plus long${nbsp}: ${told[0]}.`
  const others = long.length > told.length ? `, et ${long.length - told.length} de plus` : ''
  return `La moitié des gens attend plus de deux semaines dans ${sayNumber(long.length, 'fr')} ${long.length > 1 ? 'lieux' : 'lieu'}${nbsp}: ${told.join(', ')}${others}.`
}

type Received = {
  sessions: number | 'few'
  hours: number | null
  participantHours: number | null
  themes: Frequencies
}

/** « Que change un atelier ? » */
export function sayWorkshops(workshops: Received, individuals: Received): string {
  if (workshops.sessions === 0) return 'Aucun atelier n’est noté sur cette période.'
  const gain = perHour(workshops)
  if (gain === null) return 'Trop peu d’ateliers pour le dire.'
  const [first] = themes
    .flatMap((theme) => {
      const [there, alone] = [workshops.themes[theme].frequency, individuals.themes[theme].frequency]
      return there === null || alone === null ? [] : [{ theme, there, alone, more: there - alone }]
    })
    .toSorted((a, b) => b.more - a.more)
  const hours = `Une heure d’atelier en donne ${sayNumber(gain, 'fr', 1)} à ceux qui y viennent`
  return first && first.more > noticeable
    ? `${hours}. On y parle plus souvent de «${nbsp}${themeLabels[first.theme].fr}${nbsp}»${nbsp}: ${sayPart(first.there)} des ateliers, ${sayPart(first.alone)} des séances individuelles.`
    : `${hours}. Les thèmes y sont à peu près ceux des séances individuelles.`
}

const perHour = ({ hours, participantHours }: Received) =>
  hours === null || participantHours === null || hours === 0 ? null : participantHours / hours
