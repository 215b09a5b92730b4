import type { Cell } from '#shared/column-kinds.ts'
import { changeOf, indicatorDefinitions, type IndicatorName } from '#shared/indicators.ts'
import type { Indicators } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { themeLabels, themes } from '#shared/themes.ts'
import { counted, type FiguresTable, holds, number, percent, text } from './figures-columns.ts'
import type { FiguresTaken } from './figures-taken.ts'

/** What matters first, each line with what it means. */
export function inShortTable(taken: FiguresTaken): FiguresTable {
  const { now, previous, lastYear, followed, population, communes } = taken
  const evolved = (of: (indicators: Indicators) => GuardedCount | null) =>
    [previous, lastYear].map((than) => than && percent(changeOf(of(than.now), of(than.before))))
  const row = (
    name: string,
    unit: string,
    of: (indicators: Indicators) => GuardedCount | null,
    indicator: IndicatorName,
  ): Cell[] => [name, counted(of(now)), unit, ...evolved(of), meaningOf(indicator)]
  return {
    name: 'inShort',
    defined: [],
    columns: [
      holds('Indicateur'),
      number('Sur la période'),
      text('Unité'),
      number('Évolution sur la période d’avant (%)'),
      number('Évolution sur un an (%)'),
      holds('Ce qu’il veut dire'),
    ],
    rows: [
      row('Séances', 'séances', ({ sessions }) => sessions, 'sessions'),
      row('dont accompagnements individuels', 'séances', ({ individuals }) => individuals, 'sessions'),
      row('dont ateliers collectifs', 'séances', ({ workshops }) => workshops, 'sessions'),
      row('Accompagnements', 'participations', ({ participants }) => participants, 'participants'),
      row('Nouvelles personnes', 'personnes', ({ newcomers }) => newcomers, 'newcomers'),
      alone('Personnes suivies distinctes', 'personnes', counted(followed), 'followed'),
      row('Heures', 'heures', ({ hours }) => hours, 'hours'),
      row('Heures-participant', 'heures', ({ participantHours }) => participantHours, 'participantHours'),
      alone('Orientation', '% des séances', percent(now.referralShare), 'referral'),
      ...themes.flatMap((theme) => {
        const { frequency, hoursPercent } = now.themes[theme]
        const { fr } = themeLabels[theme]
        const told =
          (of: (figures: Indicators['themes'][typeof theme]) => GuardedCount | null) =>
          (indicators: Indicators) =>
            of(indicators.themes[theme])
        return [
          row(
            `${fr}\u00a0: séances`,
            'séances',
            told(({ sessions }) => sessions),
            'topics',
          ),
          alone(`${fr}\u00a0: fréquence`, '% des séances à thème', percent(frequency), 'frequency'),
          row(
            `${fr}\u00a0: heures`,
            'heures',
            told(({ hours }) => hours),
            'themeHours',
          ),
          alone(`${fr}\u00a0: part des heures`, '% des heures', hoursPercent, 'themeHours'),
        ]
      }),
      alone('Thématiques transversales\u00a0: heures', 'heures', now.transversalHours, 'themeHours'),
      alone(
        'Thématiques transversales\u00a0: part des heures',
        '% des heures',
        now.transversalPercent,
        'themeHours',
      ),
      ...reached(taken),
      alone('Population', 'habitants', population),
      alone('Communes', 'communes', communes),
    ],
  }
}

/** Where help is within reach; nothing where that is not known. */
function reached({ coverage }: FiguresTaken): Cell[][] {
  if (!coverage) return []
  const { communes, communesCovered, population, populationCovered, meanKm, farthestKm } = coverage
  const share = population === 0 ? null : populationCovered / population
  return [
    alone('Communes couvertes', 'communes', communesCovered, 'coverage'),
    alone('Communes sans séance ni permanence', 'communes', communes - communesCovered, 'coverage'),
    alone('Population couverte', '% des habitants', percent(share), 'populationCovered'),
    alone('Distance moyenne à la permanence', 'km', meanKm, 'distance'),
    alone('Distance la plus longue à la permanence', 'km', farthestKm, 'distance'),
  ]
}

/** What does not compare with earlier periods. */
const alone = (name: string, unit: string, cell: Cell, indicator?: IndicatorName): Cell[] => [
  name,
  cell,
  unit,
  null,
  null,
  indicator ? meaningOf(indicator) : null,
]

function meaningOf(indicator: IndicatorName): string {
  const { meaning, formula } = indicatorDefinitions[indicator]
  return `${meaning} Calcul\u00a0: ${formula}.`
}
