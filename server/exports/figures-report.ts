import { changeOf, indicatorDefinitions, intensityOf } from '#shared/indicators.ts'
import { orderOf } from '#shared/shown-indicators.ts'
import { capital, sayMonth } from '#shared/speech.ts'
import { themeSentence } from '#shared/theme-sentence.ts'
import { type Theme, themeLabels, themeOf, themes } from '#shared/themes.ts'
import { figuresDefined } from './figures-tables.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { growFile } from './grow-file.ts'
import { drawThemeMonths, themeMonthsHeight } from './report-months.ts'
import {
  closePaper,
  definition,
  figure,
  heading,
  openPaper,
  type Paper,
  paragraph,
  table,
} from './report-paper.ts'
import { byTheme, byTopic, inShort } from './report-parts.ts'
import { counted, evolution, hoursTold, share, shortMonth } from './report-words.ts'
import type { WriteFigures } from './write-figures.ts'

/**
 * What the dashboard shows, for a committee: the three themes in a sentence each, the key figures, the months, the territories,
 * the thématiques, each definition, and how far all of it may be believed.
 */
export const figuresReport: WriteFigures = async (path, taken, { now, settings }) => {
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
    byThemeAndMonth(paper, taken)
  }
  byTerritory(paper, taken)
  if (taken.now.sessions !== 0) byTopic(paper, taken)
  heading(paper, 2, 'Comment lire ces chiffres')
  for (const line of [...said.compared, said.rounding]) paragraph(paper, line)
  heading(paper, 2, 'Définitions')
  for (const name of figuresDefined) {
    const { name: term, meaning, formula } = indicatorDefinitions[name]
    definition(paper, term, meaning, formula)
  }
  const file = growFile(path)
  file.add(await closePaper(paper, `${said.territory} · ${capital(said.period)} · ${said.asOf}`))
  file.close()
}

const title = 'Ce que change le programme'

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

function byThemeAndMonth(paper: Paper, { months }: FiguresTaken) {
  heading(paper, 2, 'Les thèmes, mois par mois', themeMonthsHeight)
  paragraph(paper, 'Heures de chaque mois, partagées entre les trois thèmes.')
  const columns = months.map(({ month, themes: told }) => ({
    label: shortMonth(month),
    parts: themes.map((theme) => ({ theme, hours: told[theme].hours })),
  }))
  const alt = `Heures de chaque mois et de chaque thème\u00a0: ${months
    .map(({ month, themes: told }) => {
      const each = themes.map((theme) => `${themeLabels[theme].short} ${hoursTold(told[theme].hours)}`)
      return `${sayMonth(month, 'fr')}, ${each.join(', ')}`
    })
    .join('\u00a0; ')}.`
  if (columns.length > 1 && columns.length <= 24)
    figure(paper, themeMonthsHeight, alt, (top) => drawThemeMonths(paper, top, columns))
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

/** One level below, the busiest first, as on screen. */
function byTerritory(paper: Paper, { below, now, previous, parent, population, said }: FiguresTaken) {
  heading(paper, 2, 'Territoire par territoire')
  const whole = {
    ...now,
    name: `${said.territory}, en tout`,
    intensity: intensityOf(now.hours, population),
    evolution: previous && changeOf(previous.now.sessions, previous.before.sessions),
  }
  const rows = [
    ...below.toSorted((a, b) => orderOf(b.sessions) - orderOf(a.sessions)),
    whole,
    ...(parent ? [{ ...parent, name: `${parent.name}, pour comparer` }] : []),
  ]
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
    rows.map(({ name, sessions, hours, intensity, themes: told, ...row }) => [
      name,
      counted(sessions),
      evolution(row.evolution),
      hoursTold(hours),
      hoursTold(intensity),
      ...themes.map((theme) => share(told[theme].frequency)),
    ]),
  )
}
