import { autonomies, autonomyLabels } from '#shared/sessions.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { narrowed } from './figures-notes.ts'
import { publicsTold, residencesTold, type Shares, waysTold } from './figures-people.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { drawRanked, rankedHeight } from './report-charts.ts'
import { drawMonthColumns, monthColumnsHeight, type MonthKey } from './report-months.ts'
import { figure, heading, ink, keepTogether, type Paper, paragraph } from './report-paper.ts'
import { table } from './report-table.ts'
import { counted, longestDrawn, percent, shortMonth, valueOf } from './report-words.ts'

type People = NonNullable<FiguresTaken['people']>

/** How people are received, what they can do by themselves, who they are, where they live. */
export function byPeople(paper: Paper, taken: FiguresTaken) {
  const { people } = taken
  if (!people) return
  heading(paper, 2, 'Comment les gens sont accompagnés')
  for (const shares of waysTold(people)) byShares(paper, shares, 'Séances')
  paragraph(paper, movesSaid(people.autonomy))
  byAutonomyAndMonth(paper, people)
  heading(paper, 2, 'Qui vient')
  const told = publicsTold(people)
  if (!told) paragraph(paper, narrowed.publics)
  else {
    paragraph(
      paper,
      'Les parts sont celles des personnes qui l’ont dit\u00a0; les autres ne sont comptées dans aucune ligne.',
      'lead',
    )
    for (const shares of told) byShares(paper, shares, 'Accompagnements')
  }
  byResidence(paper, taken)
}

/** Drawn, then in figures; nothing when nobody said anything. */
function byShares(paper: Paper, { name, rows }: Shares, unit: string) {
  if (rows.every(({ count }) => count === 0)) return
  ranked(paper, name, rows)
  table(
    paper,
    [name, unit, 'Part'],
    rows.map((row) => [row.label, counted(row.count), percent(row.percent)]),
  )
}

type Ranked = readonly { label: string; count: GuardedCount }[]

function ranked(paper: Paper, name: string, rows: Ranked) {
  const bars = rows.map(({ label, count }) => ({ label, value: valueOf(count), said: counted(count) }))
  const alt = `${name}\u00a0: ${bars.map(({ label, said }) => `${label} ${said}`).join(', ')}.`
  keepTogether(paper, rankedHeight(bars) + 20 + 20 * (rows.length + 1))
  paragraph(paper, name, 'bold')
  figure(paper, rankedHeight(bars), alt, (top) => drawRanked(paper, top, bars))
}

function movesSaid({ people, more, same, less }: People['autonomy']): string {
  const name = 'Progrès en autonomie'
  if (people === 0) return `${name}\u00a0: aucune personne suivie n’a été vue trois fois sur cette période.`
  return (
    `${name}\u00a0: personnes suivies vues au moins trois fois, ${counted(people)}\u00a0; plus autonomes, ${counted(more)}\u00a0; ` +
    `au même niveau, ${counted(same)}\u00a0; moins autonomes, ${counted(less)}.`
  )
}

/** The more somebody does alone, the fuller. */
const levels: readonly MonthKey[] = autonomies.map((level, nth) => ({
  words: autonomyLabels[level],
  colour: ink.bar,
  look: (['hollow', 'striped', 'full'] as const)[nth] ?? 'full',
}))

function byAutonomyAndMonth(paper: Paper, { autonomyByMonth }: People) {
  const isSome = autonomyByMonth.some((month) => autonomies.some((level) => month[level] !== 0))
  if (autonomyByMonth.length < 2 || !isSome) return
  const isDrawn = autonomyByMonth.length <= longestDrawn
  const name = 'Autonomie notée en fin de séance, par mois'
  keepTogether(paper, (isDrawn ? monthColumnsHeight : 0) + 60)
  paragraph(paper, name, 'bold')
  const said = autonomyByMonth.map(
    (month) =>
      `${sayMonth(month.month, 'fr')}, ${autonomies.map((level) => `${autonomyLabels[level]} ${counted(month[level])}`).join(', ')}`,
  )
  const columns = autonomyByMonth.map((month) => ({
    label: shortMonth(month.month),
    values: autonomies.map((level) => valueOf(month[level])),
  }))
  if (isDrawn)
    figure(paper, monthColumnsHeight, `${name}\u00a0: ${said.join('\u00a0; ')}.`, (top) =>
      drawMonthColumns(paper, top, levels, columns, { stacked: true, say: counted }),
    )
  table(
    paper,
    ['Mois', ...autonomies.map((level) => autonomyLabels[level])],
    autonomyByMonth.map((month) => [
      sayMonth(month.month, 'fr'),
      ...autonomies.map((level) => counted(month[level])),
    ]),
  )
}

function byResidence(paper: Paper, taken: FiguresTaken) {
  const rows = residencesTold(taken)
  if (rows.length === 0) return
  heading(paper, 2, 'Où habitent les personnes venues')
  paragraph(
    paper,
    'Le tableau «\u00a0Territoire par territoire\u00a0» dit où les séances se sont tenues. Celui-ci dit où habitent celles et ' +
      'ceux qui sont venus ici, quand ils l’ont dit.',
    'lead',
  )
  const name = 'Accompagnements selon la commune de résidence'
  const drawn = rows.filter(({ isApart }) => !isApart)
  if (drawn.length > 0 && drawn.length <= 14) ranked(paper, name, drawn)
  table(
    paper,
    ['Résidence', 'Accompagnements'],
    rows.map(({ label, count }) => [label, counted(count)]),
  )
}
