import { cellText } from '#shared/cell-text.ts'
import { figuresTableNames, type FiguresTableName } from '#shared/exports.ts'
import { indicatorDefinitions, type IndicatorName, territoryIndicators } from '#shared/indicators.ts'
import { sayMonth } from '#shared/speech.ts'
import { themeLabels, themes, topicTable } from '#shared/themes.ts'
import { appointmentHoursTable, appointmentMonthsTable, appointmentsTable } from './figures-appointments.ts'
import { counted, day, type FiguresTable, holds, number, percent, text } from './figures-columns.ts'
import { inShortTable } from './figures-in-short.ts'
import { autonomyMonthsTable, publicsTable, residencesTable, waysTable } from './figures-people.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { placesTable, territoriesTable, uncoveredTable } from './figures-territories.ts'

/** What stands above each table: what it tells of, how far it may be believed, and what its figures are. */
export const figuresHead = ({ said }: FiguresTaken, { defined, note }: FiguresTable): string[] =>
  [
    `Ce que change le programme\u00a0: ${[said.territory, ...said.inside.toReversed()].join(', ')}`,
    `Période\u00a0: ${said.period}`,
    `Séances\u00a0: ${said.filters.join(', ')}`,
    `${said.asOf}.`,
    said.rounding,
    ...said.compared,
    'Une case vide\u00a0: rien à diviser, ou trop peu pour le dire.',
    ...defined.map(definitionOf),
    ...(note ? [note] : []),
  ].map(cellText)

/** Every sheet, in the order of the screen. */
export const tablesTaken = (taken: FiguresTaken): FiguresTable[] =>
  figuresTableNames.map((name) => tableTaken(name, taken))

/** One of them. */
export const tableTaken = (name: FiguresTableName, taken: FiguresTaken): FiguresTable => tables[name](taken)

/** What a figure means and how it is counted, in a line. */
export function definitionOf(indicator: IndicatorName): string {
  const { name, meaning, formula } = indicatorDefinitions[indicator]
  return `${name}\u00a0: ${meaning} Calcul\u00a0: ${formula}.`
}

const questionsTable = ({ answers }: FiguresTaken): FiguresTable => ({
  name: 'questions',
  defined: [],
  columns: [holds('Question'), holds('Réponse')],
  rows: answers.map(({ asked, answer }) => [asked, cellText(answer)]),
})

const monthsTable = ({ months }: FiguresTaken): FiguresTable => ({
  name: 'months',
  defined: ['sessions', 'participants', 'hours', 'frequency', 'themeHours'],
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

const topicsTable = ({ topics }: FiguresTaken): FiguresTable => ({
  name: 'topics',
  defined: ['topics'],
  columns: [text('Thématique'), text('Thème'), number('Séances'), number('Part des séances (%)')],
  rows: topics.map(({ topic, sessions, share }) => {
    const { label, theme } = topicTable[topic]
    return [label, theme ? themeLabels[theme].fr : 'Transversal', counted(sessions), percent(share)]
  }),
})

const definitionsTable = (): FiguresTable => ({
  name: 'definitions',
  defined: [],
  columns: [text('Indicateur'), holds('Ce qu’il veut dire'), holds('Comment il est compté')],
  rows: territoryIndicators.map((indicator) => {
    const { name, meaning, formula } = indicatorDefinitions[indicator]
    return [name, meaning, formula]
  }),
})

const tables: Record<FiguresTableName, (taken: FiguresTaken) => FiguresTable> = {
  inShort: inShortTable,
  questions: questionsTable,
  territories: territoriesTable,
  uncovered: uncoveredTable,
  places: placesTable,
  months: monthsTable,
  topics: topicsTable,
  ways: waysTable,
  autonomyMonths: autonomyMonthsTable,
  publics: publicsTable,
  residences: residencesTable,
  appointments: appointmentsTable,
  appointmentMonths: appointmentMonthsTable,
  appointmentHours: appointmentHoursTable,
  definitions: definitionsTable,
}
