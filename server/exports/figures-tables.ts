import { cellText } from '#shared/cell-text.ts'
import type { Cell } from '#shared/column-kinds.ts'
import { few } from '#shared/guarded-words.ts'
import { changeOf, indicatorDefinitions, type IndicatorName, intensityOf } from '#shared/indicators.ts'
import type { Indicators } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { themeLabels, themes, topicTable } from '#shared/themes.ts'
import type { FiguresTaken } from './figures-taken.ts'

/** A sheet: a line of names, then lines of which each cell is of its column’s kind. */
export type FiguresTable = {
  name: string
  columns: { name: string; shape: 'text' | 'number' | 'day' | 'holds' }[]
  rows: Cell[][]
}

/** What stands above each table: what it tells of, and how far it may be believed. */
export const figuresHead = ({ said }: FiguresTaken): string[] =>
  [
    `Ce que change le programme\u00a0: ${[said.territory, ...said.inside.toReversed()].join(', ')}`,
    `Période\u00a0: ${said.period}`,
    `Séances\u00a0: ${said.filters.join(', ')}`,
    `${said.asOf}.`,
    said.rounding,
    ...said.compared,
    'Une case vide\u00a0: rien à diviser, ou trop peu pour le dire.',
  ].map(cellText)

/** Every sheet, in the order of the screen. */
export const figuresTables = (taken: FiguresTaken): FiguresTable[] => [
  inShortTable(taken),
  monthsTable(taken),
  territoriesTable(taken),
  topicsTable(taken),
  definitionsTable,
]

const text = (name: string) => ({ name, shape: 'text' as const })
const number = (name: string) => ({ name, shape: 'number' as const })
const day = (name: string) => ({ name, shape: 'day' as const })
const holds = (name: string) => ({ name, shape: 'holds' as const })

/** A hidden count is a word: no sum takes it for a number. */
const counted = (count: GuardedCount | null): Cell => (count === 'few' ? few : count)
/** Whole percents of a share between 0 and 1. */
const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 100))

function inShortTable({
  now,
  previous,
  lastYear,
  followed,
  population,
  communes,
}: FiguresTaken): FiguresTable {
  const evolved = (of: (indicators: Indicators) => GuardedCount | null) =>
    [previous, lastYear].map((than) => than && percent(changeOf(of(than.now), of(than.before))))
  const row = (name: string, unit: string, of: (indicators: Indicators) => GuardedCount | null): Cell[] => [
    name,
    counted(of(now)),
    unit,
    ...evolved(of),
  ]
  const alone = (name: string, unit: string, cell: Cell): Cell[] => [name, cell, unit, null, null]
  return {
    name: 'Essentiel',
    columns: [
      holds('Indicateur'),
      number('Sur la période'),
      text('Unité'),
      number('Évolution sur la période d’avant (%)'),
      number('Évolution sur un an (%)'),
    ],
    rows: [
      row('Séances', 'séances', ({ sessions }) => sessions),
      row('dont accompagnements individuels', 'séances', ({ individuals }) => individuals),
      row('dont ateliers collectifs', 'séances', ({ workshops }) => workshops),
      row('Accompagnements', 'participations', ({ participants }) => participants),
      row('Nouvelles personnes', 'personnes', ({ newcomers }) => newcomers),
      alone('Personnes suivies distinctes', 'personnes', counted(followed)),
      row('Heures', 'heures', ({ hours }) => hours),
      row('Heures-participant', 'heures', ({ participantHours }) => participantHours),
      alone('Orientation', '% des séances', percent(now.referralShare)),
      ...themes.flatMap((theme) => {
        const { frequency, hoursPercent } = now.themes[theme]
        const { fr } = themeLabels[theme]
        return [
          row(`${fr}\u00a0: séances`, 'séances', (indicators) => indicators.themes[theme].sessions),
          alone(`${fr}\u00a0: fréquence`, '% des séances à thème', percent(frequency)),
          row(`${fr}\u00a0: heures`, 'heures', (indicators) => indicators.themes[theme].hours),
          alone(`${fr}\u00a0: part des heures`, '% des heures', hoursPercent),
        ]
      }),
      alone('Thématiques transversales\u00a0: heures', 'heures', now.transversalHours),
      alone('Thématiques transversales\u00a0: part des heures', '% des heures', now.transversalPercent),
      alone('Population', 'habitants', population),
      alone('Communes', 'communes', communes),
    ],
  }
}

const monthsTable = ({ months }: FiguresTaken): FiguresTable => ({
  name: 'Thèmes par mois',
  columns: [
    text('Mois'),
    day('Premier jour'),
    day('Dernier jour'),
    number('Séances'),
    number('Accompagnements'),
    number('Heures'),
    ...themes.flatMap((theme) => [
      number(`${themeLabels[theme].short}\u00a0: séances`),
      number(`${themeLabels[theme].short}\u00a0: fréquence (%)`),
      number(`${themeLabels[theme].short}\u00a0: heures`),
    ]),
  ],
  rows: months.map(({ month, from, to, ...told }) => [
    sayMonth(month, 'fr'),
    from,
    to,
    counted(told.sessions),
    counted(told.participants),
    told.hours,
    ...themes.flatMap((theme) => {
      const { sessions, frequency, hours } = told.themes[theme]
      return [counted(sessions), percent(frequency), hours]
    }),
  ]),
})

const levels = {
  country: 'pays',
  departement: 'département',
  epci: 'intercommunalité',
  commune: 'commune',
  place: 'lieu',
}

/** One level below, then the territory as a whole, then the one around it. */
export function territoriesTable({
  below,
  parent,
  path,
  now,
  previous,
  ...here
}: FiguresTaken): FiguresTable {
  const at = path.at(-1)
  const whole = at && {
    ...now,
    ...at,
    population: here.population,
    communes: here.communes,
    communesReached: null,
    intensity: intensityOf(now.hours, here.population),
    evolution: previous && changeOf(previous.now.sessions, previous.before.sessions),
  }
  const rows = [
    ...below.map((each) => ({ ...each, role: 'territoire' })),
    ...(whole ? [{ ...whole, role: 'en tout' }] : []),
    ...(parent ? [{ ...parent, role: 'pour comparer' }] : []),
  ]
  return {
    name: 'Territoires',
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
    ],
    rows: rows.map(({ name, level, code, role, ...told }) => [
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
    ]),
  }
}

const topicsTable = ({ topics }: FiguresTaken): FiguresTable => ({
  name: 'Thématiques',
  columns: [text('Thématique'), text('Thème'), number('Séances'), number('Part des séances (%)')],
  rows: topics.map(({ topic, sessions, share }) => {
    const { label, theme } = topicTable[topic]
    return [label, theme ? themeLabels[theme].fr : 'Transversal', counted(sessions), percent(share)]
  }),
})

/** Those whose figures are in the other tables. */
export const figuresDefined: IndicatorName[] = [
  'sessions',
  'participants',
  'newcomers',
  'followed',
  'hours',
  'participantHours',
  'referral',
  'frequency',
  'themeHours',
  'topics',
  'reached',
  'intensity',
]

const definitionsTable: FiguresTable = {
  name: 'Définitions',
  columns: [text('Indicateur'), holds('Ce qu’il veut dire'), holds('Comment il est compté')],
  rows: figuresDefined.map((name) => {
    const { name: term, meaning, formula } = indicatorDefinitions[name]
    return [term, meaning, formula]
  }),
}
