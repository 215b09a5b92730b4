import { orderOf } from '#shared/shown-indicators.ts'
import { themeLabels, themes } from '#shared/themes.ts'
import { narrowed } from './figures-notes.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { byPopulation, isOfSome, shareOf, territoryRows, theLargest } from './figures-territories.ts'
import { heading, type Paper, paragraph } from './report-paper.ts'
import { table } from './report-table.ts'
import { count, counted, evolution, hoursTold, kilometres, share } from './report-words.ts'

/** One level below, the busiest first, as on screen; then the whole, and the territory around. */
export function byTerritory(paper: Paper, taken: FiguresTaken) {
  heading(paper, 2, 'Territoire par territoire')
  table(
    paper,
    [
      'Territoire',
      'Séances',
      'Évolution',
      'Heures',
      'Heures pour 1\u00a0000 hab.',
      ...themes.map((theme) => themeLabels[theme].short),
    ],
    rowsOf(taken).map(({ said, sessions, hours, intensity, themes: told, ...row }) => [
      said,
      counted(sessions),
      evolution(row.evolution),
      hoursTold(hours),
      hoursTold(intensity),
      ...themes.map((theme) => share(told[theme].frequency)),
    ]),
  )
}

/** Where help went or could be had, then by name where it was neither. */
export function byCoverage(paper: Paper, taken: FiguresTaken) {
  const { coverage } = taken
  heading(paper, 2, 'Où l’aide est à portée')
  if (!coverage) return paragraph(paper, taken.people ? narrowed.coverage : narrowed.country)
  const { communes, communesCovered, population, populationCovered, meanKm, farthestKm } = coverage
  const [near, far] = [kilometres(meanKm), kilometres(farthestKm)]
  paragraph(
    paper,
    `${count(communesCovered)} communes sur ${count(communes)} ont eu au moins une séance ou une permanence\u00a0: ` +
      `${count(populationCovered)} habitants sur ${count(population)}, ${share(shareOf(populationCovered, population))} de la ` +
      `population. ${meanKm === null ? '' : `Distance moyenne à la permanence la plus proche, par habitant\u00a0: ${near}, ${far} au plus loin.`}`,
  )
  const rows = rowsOf(taken).flatMap(({ said, covered }) => (covered ? [{ said, ...covered }] : []))
  if (coverage.below.length > 0)
    table(
      paper,
      [
        'Territoire',
        'Communes couvertes',
        'Part des communes',
        'Ni séance ni permanence',
        'Population couverte',
        ...(meanKm === null ? [] : ['Permanence la plus proche']),
      ],
      rows.map((row) => [
        row.said,
        `${count(row.communesCovered)} sur ${count(row.communes)}`,
        share(shareOf(row.communesCovered, row.communes)),
        count(row.communes - row.communesCovered),
        share(shareOf(row.populationCovered, row.population)),
        ...(meanKm === null ? [] : [kilometres(row.meanKm)]),
      ]),
    )
  byName(paper, coverage.uncovered)
  if (isOfSome(coverage)) paragraph(paper, theLargest, 'quiet')
}

/** So many lines say enough to a committee; the names of the others follow, and the workbook tells them all. */
const namedInTable = 12

function byName(paper: Paper, uncovered: NonNullable<FiguresTaken['coverage']>['uncovered']) {
  if (uncovered.length === 0) return
  const rows = byPopulation(uncovered)
  const isPlaced = rows.some(({ km }) => km !== null)
  const [first, others] = [rows.slice(0, namedInTable), rows.slice(namedInTable)]
  paragraph(paper, 'Communes sans séance ni permanence', 'bold')
  table(
    paper,
    ['Commune', 'Habitants', ...(isPlaced ? ['Permanence la plus proche'] : [])],
    first.map((row) => [row.name, count(row.population), ...(isPlaced ? [kilometres(row.km)] : [])]),
  )
  if (others.length > 0)
    paragraph(
      paper,
      `Et, de la plus peuplée à la moins peuplée\u00a0: ${others.map(({ name }) => name).join(', ')}.`,
    )
}

const rowsOf = (taken: FiguresTaken) => {
  const rows = territoryRows(taken).map((row) => ({ ...row, said: row.name + (endings[row.role] ?? '') }))
  const isBelow = ({ role }: { role: string }) => role === 'territoire'
  return [
    ...rows.filter(isBelow).toSorted((a, b) => orderOf(b.sessions) - orderOf(a.sessions)),
    ...rows.filter((row) => !isBelow(row)),
  ]
}

const endings: Record<string, string> = { 'en tout': ', en tout', 'pour comparer': ', pour comparer' }
