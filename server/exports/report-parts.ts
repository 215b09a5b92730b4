import { autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import { sayMonth } from '#shared/speech.ts'
import { largestRemainder } from '#shared/statistics.ts'
import { type Theme, themeLabels, themes, topicTable } from '#shared/themes.ts'
import type { own } from '../statistics/own.ts'
import { drawMonths, drawRanked, monthsHeight, rankedHeight } from './report-charts.ts'
import { figure, heading, type Paper, paragraph, table } from './report-paper.ts'
import { count, days, hours, share, shortMonth } from './report-words.ts'

export type Figures = ReturnType<typeof own>

/** The colours of the screen (`client/ui/theme-colours.css`), which everybody tells apart. */
const themeColours: Record<Theme, string> = { everyday: '#1b6ec2', citizen: '#b05600', autonomy: '#4a1942' }

/** What matters first. */
export function inShort(paper: Paper, { now }: Figures) {
  heading(paper, 2, 'En bref')
  table(
    paper,
    ['Indicateur', 'Sur la période'],
    [
      ['Séances', count(now.sessions)],
      ['dont accompagnements individuels', count(now.individuals)],
      ['dont ateliers collectifs', count(now.workshops)],
      ['Accompagnements', count(now.participants)],
      ['Nouvelles personnes', count(now.newcomers)],
      ['Heures', hours(now.hours)],
      ['Heures-participant', hours(now.participantHours)],
      ['Orientation', share(now.referralShare)],
    ],
  )
}

export function byTheme(paper: Paper, { now }: Figures) {
  heading(paper, 2, 'Les trois thèmes prioritaires', 140)
  paragraph(
    paper,
    'Une séance peut toucher plusieurs thèmes\u00a0: les fréquences dépassent 100\u00a0% ensemble. Les heures, elles, sont partagées.',
  )
  const bars = themes.map((theme) => ({
    label: themeLabels[theme].fr,
    value: now.themes[theme].frequency ?? 0,
    said: share(now.themes[theme].frequency),
    colour: themeColours[theme],
  }))
  const alt = `Fréquence de chaque thème\u00a0: ${bars.map(({ label, said }) => `${label} ${said}`).join(', ')}.`
  figure(paper, rankedHeight(bars), alt, (top) => drawRanked(paper, top, bars))
  table(
    paper,
    ['Thème', 'Séances', 'Fréquence', 'Heures', 'Part des heures'],
    [
      ...themes.map((theme) => {
        const { sessions, frequency, hours: spent, hoursPercent } = now.themes[theme]
        return [
          themeLabels[theme].fr,
          count(sessions),
          share(frequency),
          hours(spent),
          `${hoursPercent}\u00a0%`,
        ]
      }),
      ['Transversal', '–', '–', hours(now.transversalHours), `${now.transversalPercent}\u00a0%`],
    ],
  )
}

export function byTopic(paper: Paper, { topics }: Figures) {
  const bars = topics.map(({ topic, sessions }) => {
    const { label, theme } = topicTable[topic]
    return { label, value: sessions, said: count(sessions), ...(theme && { colour: themeColours[theme] }) }
  })
  const first = bars.slice(0, 10)
  heading(paper, 2, 'Les thématiques', rankedHeight(first))
  const alt = `Les thématiques les plus touchées, en séances\u00a0: ${first.map(({ label, said }) => `${label} ${said}`).join(', ')}.`
  figure(paper, rankedHeight(first), alt, (top) => drawRanked(paper, top, first))
  table(
    paper,
    ['Thématique', 'Thème', 'Séances', 'Part des séances'],
    topics.map(({ topic, sessions, share: part }) => {
      const { label, theme } = topicTable[topic]
      return [label, theme ? themeLabels[theme].short : 'Transversal', count(sessions), share(part)]
    }),
  )
}

export function byMonth(paper: Paper, { months }: Figures) {
  heading(paper, 2, 'Mois par mois', monthsHeight)
  const bars = months.map(({ month, sessions }) => ({
    label: shortMonth(month),
    value: sessions,
    said: count(sessions),
  }))
  const alt = `Séances de chaque mois\u00a0: ${months.map(({ month, sessions }) => `${sayMonth(month, 'fr')} ${count(sessions)}`).join(', ')}.`
  if (bars.length <= 24) figure(paper, monthsHeight, alt, (top) => drawMonths(paper, top, bars))
  table(
    paper,
    ['Mois', 'Séances', 'Dont ateliers', 'Accompagnements', 'Heures'],
    months.map(({ month, isWhole, ...told }) => [
      `${sayMonth(month, 'fr')}${isWhole ? '' : ' (en partie)'}`,
      count(told.sessions),
      count(told.workshops),
      count(told.participants),
      hours(told.hours),
    ]),
  )
}

export function byWay(paper: Paper, { ways: { channels, autonomies, referrals } }: Figures) {
  heading(paper, 2, 'Comment les gens sont accompagnés')
  counted(paper, 'Canal', channels, channelLabels)
  counted(paper, 'Autonomie, en individuel', autonomies, autonomyLabels)
  counted(paper, 'Orientation vers', referrals, referralLabels)
}

/** Whole percents that add up to 100; nothing when nothing was said. */
function counted<Code extends string>(
  paper: Paper,
  name: string,
  counts: Record<Code, number>,
  labels: Record<Code, string>,
) {
  const codes = Object.keys(labels) as Code[]
  const percents = largestRemainder(codes.map((code) => counts[code]))
  if (percents.every((percent) => percent === 0)) return
  table(
    paper,
    [name, 'Séances', 'Part'],
    codes.map((code, nth) => [labels[code], count(counts[code]), `${percents[nth] ?? 0}\u00a0%`]),
  )
}

export function byAppointment(paper: Paper, { appointments: told }: Figures) {
  heading(paper, 2, 'Les rendez-vous')
  if (told.booked === 0) return paragraph(paper, 'Aucun rendez-vous sur cette période.')
  table(
    paper,
    ['Rendez-vous', 'Sur la période'],
    [
      ['Pris', count(told.booked)],
      ['Honorés', count(told.honoured)],
      ['Manqués', count(told.missed)],
      ['Part des manqués', share(told.missedShare)],
      ['Délai entre la réservation et le rendez-vous (médiane)', days(told.medianDelayDays)],
    ],
  )
}
