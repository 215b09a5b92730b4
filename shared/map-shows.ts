import type { Contours } from './drawn-contours.ts'
import type { Measure } from './map-measures.ts'

/** What a map may show of a territory: those below, or the places that are in it. */
const shownThings = ['epci', 'communes', 'lieux'] as const
/** Of the country, its départements. */
export type Show = (typeof shownThings)[number] | 'departements'

/** Circles, rather than territories in shades. */
export const areDiscs = (show: Show | undefined) => show === 'lieux' || show === 'departements'

export const showNames: Record<Show, string> = {
  departements: 'Départements',
  epci: 'Intercommunalités',
  communes: 'Communes',
  lieux: 'Lieux',
}

export const showWords: Record<Show, string> = {
  departements: 'par département',
  epci: 'par intercommunalité',
  communes: 'par commune',
  lieux: 'par lieu',
}

/** Without contours, only places; territories are those below the one asked for. */
export function showsAt(level: string | undefined, contours: Contours | null | undefined): Show[] {
  if (level === 'country') return ['departements']
  if (!contours || (level !== 'departement' && level !== 'epci')) return ['lieux']
  return level === 'departement' ? [...shownThings] : ['communes', 'lieux']
}

/** `Lot : séances par lieu`. */
export const mapTitle = (where: string, { name }: Measure, show: Show) =>
  `${where}\u00a0: ${name.charAt(0).toLocaleLowerCase('fr')}${name.slice(1)} ${showWords[show]}`

/** They are in the table all the same. */
export const sayUnplaced = (count: number, isOfPlaces: boolean) =>
  isOfPlaces
    ? `${count}\u00a0${count > 1 ? 'lieux dont la position n’est pas connue ne sont que dans le tableau' : 'lieu dont la position n’est pas connue n’est que dans le tableau'}.`
    : `${count}\u00a0${count > 1 ? 'territoires sans contour ne sont que dans le tableau' : 'territoire sans contour n’est que dans le tableau'}.`

/** What colours and sizes mean where each place is a circle. */
export const sayDiscs = ({ name }: Measure, isOfDepartements = false) =>
  `Couleur et motif\u00a0: le thème le plus fréquent du ${isOfDepartements ? 'département' : 'lieu'}. Surface du cercle\u00a0: ${name.charAt(0).toLocaleLowerCase('fr')}${name.slice(1)}.`

export const isOfDepartements = ({ marks }: { marks: readonly { level: string }[] }) =>
  marks.some(({ level }) => level === 'departement')

export const sayOverseas = 'Outre-mer\u00a0: sous l’hexagone, hors d’échelle.'
