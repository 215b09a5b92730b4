import { cellText } from '#shared/cell-text.ts'
import { changeOf, intensityOf } from '#shared/indicators.ts'
import { themeLabels, themes } from '#shared/themes.ts'
import { counted, type FiguresTable, number, percent, text } from './figures-columns.ts'
import { narrowed } from './figures-notes.ts'
import type { FiguresTaken } from './figures-taken.ts'

const levels = {
  country: 'pays',
  departement: 'département',
  epci: 'intercommunalité',
  commune: 'commune',
  place: 'lieu',
}

type Covered = NonNullable<NonNullable<FiguresTaken['coverage']>['parent']> & { communesReached?: number }

/** One level below, then the territory as a whole, then the one around it: as the screen has them, in files and on paper. */
export function territoryRows({ below, parent, path, now, previous, coverage, ...here }: FiguresTaken) {
  const at = path.at(-1)
  const coveredIn = new Map<string, Covered>(coverage?.below.map((each) => [each.code, each]))
  const reachedIn = ({ code, communesReached }: (typeof below)[number]) =>
    communesReached ?? coveredIn.get(code)?.communesReached ?? null
  const reached = below.map(reachedIn)
  const whole = at && {
    ...now,
    ...at,
    population: here.population,
    communes: here.communes,
    communesReached: reached.some((communes) => communes === null)
      ? null
      : reached.reduce((sum: number, communes) => sum + (communes ?? 0), 0),
    intensity: intensityOf(now.hours, here.population),
    evolution: previous && changeOf(previous.now.sessions, previous.before.sessions),
  }
  return [
    ...below.map((each) => ({
      ...each,
      communesReached: reachedIn(each),
      role: 'territoire',
      covered: coveredIn.get(each.code) ?? null,
    })),
    ...(whole ? [{ ...whole, role: 'en tout', covered: coverage }] : []),
    ...(parent ? [{ ...parent, role: 'pour comparer', covered: coverage?.parent ?? null }] : []),
  ]
}

export const territoriesTable = (taken: FiguresTaken): FiguresTable => ({
  name: 'territories',
  defined: [
    'sessions',
    'participants',
    'newcomers',
    'hours',
    'intensity',
    'frequency',
    'reached',
    'coverage',
    'populationCovered',
    'distance',
  ],
  note: taken.coverage ? undefined : narrowed.coverage,
  columns: [
    text('Territoire'),
    text('Niveau'),
    text('Code'),
    text('Ligne'),
    number('Habitants'),
    number('Communes'),
    number('Communes touchées'),
    number('Séances'),
    number('Individuelles'),
    number('Ateliers'),
    number('Accompagnements'),
    number('Nouvelles personnes'),
    number('Heures'),
    number('Heures pour 1\u00a0000 habitants'),
    ...themes.map((theme) => number(`${themeLabels[theme].short}\u00a0: fréquence (%)`)),
    number('Évolution des séances (%)'),
    number('Communes couvertes'),
    number('Communes couvertes (%)'),
    number('Communes sans séance ni permanence'),
    number('Population couverte (%)'),
    number('Distance moyenne à la permanence (km)'),
    number('Distance la plus longue (km)'),
  ],
  rows: territoryRows(taken).map(({ name, level, code, role, covered, ...told }) => [
    cellText(name),
    levels[level],
    level === 'place' ? null : cellText(code),
    role,
    told.population,
    told.communes,
    told.communesReached,
    counted(told.sessions),
    counted(told.individuals),
    counted(told.workshops),
    counted(told.participants),
    counted(told.newcomers),
    told.hours,
    told.intensity,
    ...themes.map((theme) => percent(told.themes[theme].frequency)),
    percent(told.evolution),
    ...(covered ? coveredCells(covered) : [null, null, null, null, null, null]),
  ]),
})

const coveredCells = ({ communes, communesCovered, population, populationCovered, ...far }: Covered) => [
  communesCovered,
  percent(shareOf(communesCovered, communes)),
  communes - communesCovered,
  percent(shareOf(populationCovered, population)),
  far.meanKm,
  far.farthestKm,
]

/** Null where there is nothing to divide. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** By name, those where help neither went nor could be had; where most people live first, as on screen. */
export const uncoveredTable = ({ coverage }: FiguresTaken): FiguresTable => ({
  name: 'uncovered',
  defined: ['coverage', 'distance'],
  note: !coverage ? narrowed.coverage : isOfSome(coverage) ? theLargest : undefined,
  columns: [
    text('Commune'),
    text('Code'),
    number('Habitants'),
    number('Distance à la permanence la plus proche (km)'),
  ],
  rows: byPopulation(coverage?.uncovered ?? []).map(({ code, name, population, km }) => [
    cellText(name),
    code,
    population,
    km,
  ]),
})

/** Of the country, the most populated are named; each département names all of its own. */
export const isOfSome = ({ communes, communesCovered, uncovered }: NonNullable<FiguresTaken['coverage']>) =>
  uncovered.length < communes - communesCovered

export const theLargest = 'Les plus peuplées seulement\u00a0: chaque département nomme toutes les siennes.'

export const byPopulation = <Row extends { population: number }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => b.population - a.population)

/** Those that the map shows. */
export const placesTable = ({ places }: FiguresTaken): FiguresTable => ({
  name: 'places',
  defined: ['sessions', 'participants', 'hours', 'frequency'],
  note: places ? undefined : narrowed.country,
  columns: [
    text('Lieu'),
    text('Commune'),
    number('Séances'),
    number('Accompagnements'),
    number('Heures'),
    ...themes.map((theme) => number(`${themeLabels[theme].short}\u00a0: fréquence (%)`)),
  ],
  rows: (places ?? []).map(({ name, communeName, sessions, participants, hours, themes: told }) => [
    cellText(name),
    cellText(communeName),
    counted(sessions),
    counted(participants),
    hours,
    ...themes.map((theme) => percent(told[theme].frequency)),
  ]),
})
