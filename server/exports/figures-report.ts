import { indicatorDefinitions, territoryIndicators } from '#shared/indicators.ts'
import { capital, sayMonth } from '#shared/speech.ts'
import { themeSentence } from '#shared/theme-sentence.ts'
import { type Theme, themeLabels, themeOf, themes } from '#shared/themes.ts'
import { contoursOf } from '#shared/drawn-contours.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { keptContours, unzipped } from '../territories/keep-contours.ts'
import { byAppointments } from './figures-report-appointments.ts'
import { byMap } from './figures-report-map.ts'
import { byPeople } from './figures-report-people.ts'
import { byCoverage, byTerritory } from './figures-report-territories.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { growFile } from './grow-file.ts'
import { drawMonthColumns, monthColumnsHeight, type MonthKey } from './report-months.ts'
import { closePaper, definition, figure, heading, openPaper, type Paper, paragraph } from './report-paper.ts'
import { table } from './report-table.ts'
import { byTheme, byTopic, inShort } from './report-parts.ts'
import { themeColours } from './report-charts.ts'
import { counted, hoursTold, longestDrawn, shortMonth } from './report-words.ts'
import type { WriteFigures } from './write-figures.ts'

/**
 * What the dashboard shows, for a committee, in the order of the screen: the three themes in a sentence each first, and at the
 * end each definition, and how far all of it may be believed.
 */
export const figuresReport: WriteFigures = async (path, taken, { now, settings, question }) => {
  const { said } = taken
  const paper = openPaper({
    title: `${title}, ${said.territory}, ${said.period}`,
    author: settings.operator,
    madeAt: now,
  })
  heading(paper, 1, title)
  paragraph(paper, [said.territory, ...said.inside.toReversed()].join(', '), 'bold')
  paragraph(paper, `${capital(said.period)} · ${said.filters.join(' · ')}`, 'bold')
  paragraph(paper, `${settings.operator}. ${said.asOf}.`, 'quiet')
  if (taken.now.sessions === 0) paragraph(paper, 'Aucune séance n’est notée ici sur cette période.')
  else {
    inSentences(paper, taken)
    inShort(paper, taken)
    if (taken.followed !== null)
      paragraph(paper, `Personnes suivies distinctes\u00a0: ${counted(taken.followed)}.`)
    inQuestions(paper, taken)
  }
  if (taken.now.sessions !== 0) byMap(paper, taken, contoursIn({ settings }, question))
  byTerritory(paper, taken)
  byCoverage(paper, taken)
  if (taken.now.sessions !== 0) {
    byThemeAndMonth(paper, taken)
    byTopic(paper, taken)
    byPeople(paper, taken)
  }
  byAppointments(paper, taken)
  heading(paper, 2, 'Comment lire ces chiffres')
  for (const line of [...said.compared, said.rounding]) paragraph(paper, line)
  heading(paper, 2, 'Définitions')
  for (const name of territoryIndicators) {
    const { name: term, meaning, formula } = indicatorDefinitions[name]
    definition(paper, term, meaning, formula)
  }
  const file = growFile(path)
  file.add(await closePaper(paper, `${said.territory} · ${capital(said.period)} · ${said.asOf}`))
  file.close()
}

const title = 'Ce que change le programme'

/** Null where none were loaded: then the map has places alone, as on screen. */
function contoursIn(keeper: Parameters<typeof keptContours>[0], question: AnywhereQuestion) {
  const kept = 'departement' in question ? keptContours(keeper, question.departement) : null
  return kept && contoursOf(unzipped(kept))
}

/** As one would say it to a committee. */
function inSentences(paper: Paper, taken: FiguresTaken) {
  byTheme(paper, taken)
  for (const theme of themes) {
    const { frequency, sessions } = taken.now.themes[theme]
    const first = taken.topics.find(({ topic }) => themeOf(topic) === theme)
    const sentence =
      frequency === null && sessions !== 0
        ? 'Trop peu de séances pour en dire la part.'
        : themeSentence(frequency, movedBy(taken, theme), first?.topic)
    paragraph(paper, `${themeLabels[theme].fr}\u00a0: ${sentence}`)
  }
}

/** By how much of all sessions its frequency moved since the period before; null when one of the two is not told. */
function movedBy({ previous }: FiguresTaken, theme: Theme): number | null {
  if (!previous) return null
  const [here, there] = [previous.now.themes[theme].frequency, previous.before.themes[theme].frequency]
  return here === null || there === null ? null : here - there
}

/** What people ask before a committee, answered in a sentence. */
function inQuestions(paper: Paper, { answers }: FiguresTaken) {
  heading(paper, 2, 'Ce que l’on demande')
  for (const { asked, answer } of answers) {
    paragraph(paper, asked, 'bold')
    paragraph(paper, answer)
  }
}

/** One of them is striped, for a print without colours. */
const themeKeys: readonly MonthKey[] = themes.map((theme) => ({
  words: themeLabels[theme].short,
  colour: themeColours[theme],
  look: theme === 'citizen' ? 'striped' : 'full',
}))

function byThemeAndMonth(paper: Paper, { months }: FiguresTaken) {
  heading(paper, 2, 'Les thèmes, mois par mois')
  paragraph(paper, 'Heures de chaque mois, partagées entre les trois thèmes.', 'lead')
  const columns = months.map(({ month, themes: told }) => ({
    label: shortMonth(month),
    values: themes.map((theme) => told[theme].hours),
  }))
  const alt = `Heures de chaque mois et de chaque thème\u00a0: ${months
    .map(({ month, themes: told }) => {
      const each = themes.map((theme) => `${themeLabels[theme].short} ${hoursTold(told[theme].hours)}`)
      return `${sayMonth(month, 'fr')}, ${each.join(', ')}`
    })
    .join('\u00a0; ')}.`
  const say = (most: number) => hoursTold(most)
  if (columns.length > 1 && columns.length <= longestDrawn)
    figure(paper, monthColumnsHeight, alt, (top) =>
      drawMonthColumns(paper, top, themeKeys, columns, { stacked: true, say }),
    )
  table(
    paper,
    ['Mois', 'Séances', ...themes.map((theme) => themeLabels[theme].short)],
    months.map(({ month, isWhole, sessions, themes: told }) => [
      `${sayMonth(month, 'fr')}${isWhole ? '' : ' (en partie)'}`,
      counted(sessions),
      ...themes.map((theme) => hoursTold(told[theme].hours)),
    ]),
  )
}
