import { autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import type { Indicators } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { largestRemainder } from '#shared/statistics.ts'
import { themeLabels, themes, type Topic, topicTable } from '#shared/themes.ts'
import type { own } from '../statistics/own.ts'
import { drawMonths, drawRanked, monthsHeight, rankedHeight, themeColours } from './report-charts.ts'
import { figure, heading, type Paper, paragraph } from './report-paper.ts'
import { table } from './report-table.ts'
import { count, counted, days, hours, hoursTold, percent, share, shortMonth } from './report-words.ts'

export type Figures = ReturnType<typeof own>

/** What is told of a period, exactly or as it may leave the structure. */
type Told = { now: Indicators }

/** What matters first. */
export function inShort(paper: Paper, { now }: Told) {
  heading(paper, 2, 'En bref')
  table(
    paper,
    ['Indicateur', 'Sur la période'],
    [
      ['Séances', counted(now.sessions)],
      ['dont accompagnements individuels', counted(now.individuals)],
      ['dont ateliers collectifs', counted(now.workshops)],
      ['Accompagnements', counted(now.participants)],
      ['Nouvelles personnes', counted(now.newcomers)],
      ['Heures', hoursTold(now.hours)],
      ['Heures-participant', hoursTold(now.participantHours)],
      ['Orientation', share(now.referralShare)],
    ],
  )
}

export function byTheme(paper: Paper, { now }: Told) {
  heading(paper, 2, 'Les trois thèmes prioritaires')
  paragraph(
    paper,
    'Une séance peut toucher plusieurs thèmes\u00a0: les fréquences dépassent 100\u00a0% ensemble. Les heures, elles, sont partagées.',
    'lead',
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
          counted(sessions),
          share(frequency),
          hoursTold(spent),
          percent(hoursPercent),
        ]
      }),
      ['Transversal', '–', '–', hoursTold(now.transversalHours), percent(now.transversalPercent)],
    ],
  )
}

type TopicsTold = { topics: readonly { topic: Topic; sessions: GuardedCount; share: number | null }[] }

export function byTopic(paper: Paper, { topics }: TopicsTold) {
  const bars = topics.map(({ topic, sessions }) => {
    const { label, theme } = topicTable[topic]
    return {
      label,
      value: sessions === 'few' ? 0 : sessions,
      said: counted(sessions),
      ...(theme && { colour: themeColours[theme] }),
    }
  })
  const first = bars.slice(0, 10)
  heading(paper, 2, 'Les thématiques')
  const alt = `Les thématiques les plus touchées, en séances\u00a0: ${first.map(({ label, said }) => `${label} ${said}`).join(', ')}.`
  figure(paper, rankedHeight(first), alt, (top) => drawRanked(paper, top, first))
  table(
    paper,
    ['Thématique', 'Thème', 'Séances', 'Part des séances'],
    topics.map(({ topic, sessions, share: part }) => {
      const { label, theme } = topicTable[topic]
      return [label, theme ? themeLabels[theme].short : 'Transversal', counted(sessions), share(part)]
    }),
  )
}

export function byMonth(paper: Paper, { months }: Figures) {
  heading(paper, 2, 'Mois par mois')
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
  shared(paper, 'Canal', channels, channelLabels)
  shared(paper, 'Autonomie, en individuel', autonomies, autonomyLabels)
  shared(paper, 'Orientation vers', referrals, referralLabels)
}

/** Whole percents that add up to 100; nothing when nothing was said. */
function shared<Code extends string>(
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
