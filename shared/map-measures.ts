import type { IndicatorName } from './indicators.ts'
import type { Indicators } from './shown-indicators.ts'
import { themeLabels, type Theme } from './themes.ts'
import { sayNumber } from './numbers.ts'
import { few } from './guarded-words.ts'
import type { Value } from './map-classes.ts'

/** What the map needs of a territory or of a place. */
export type Measured = Pick<Indicators, 'sessions' | 'participants' | 'hours' | 'themes'> & {
  intensity?: number | null
  communes?: number
  communesReached?: number | null
}

/** What a map shows: its name, its definition, what it reads, how it is said. */
export type Measure = {
  name: string
  definition: IndicatorName
  of: (row: Measured) => Value
  say: (value: number) => string
  /** Of territories only: a place has no inhabitants and no communes. */
  isOfTerritories?: true
}

const nbsp = '\u00a0'
const sayWhole = (value: number) => sayNumber(value, 'fr')
const sayTime = (value: number) =>
  `${sayNumber(value, 'fr', value > 0 && value < 100 && !Number.isInteger(value) ? 1 : 0)}${nbsp}h`
const sayShare = (value: number) => `${sayNumber(Math.round(value * 100), 'fr')}${nbsp}%`

const ofTheme = (theme: Theme): Measure => ({
  name: `${themeLabels[theme].short}, fréquence`,
  definition: 'frequency',
  of: ({ themes }) => (themes[theme].sessions === 'few' ? null : themes[theme].frequency),
  say: sayShare,
})

/** By the word of the address. */
export const measures = {
  seances: { name: 'Séances', definition: 'sessions', of: ({ sessions }) => sessions, say: sayWhole },
  accompagnements: {
    name: 'Accompagnements',
    definition: 'participants',
    of: ({ participants }) => participants,
    say: sayWhole,
  },
  heures: { name: 'Heures', definition: 'hours', of: ({ hours }) => hours, say: sayTime },
  intensite: {
    name: `Heures pour 1${nbsp}000 habitants`,
    definition: 'intensity',
    of: ({ intensity = null }) => intensity,
    say: sayTime,
    isOfTerritories: true,
  },
  quotidien: ofTheme('everyday'),
  citoyen: ofTheme('citizen'),
  autonomie: ofTheme('autonomy'),
  couverture: {
    name: 'Communes touchées',
    definition: 'coverage',
    of: ({ communes = 0, communesReached = 0 }) =>
      communes === 0 || communesReached === null ? null : communesReached / communes,
    say: sayShare,
    isOfTerritories: true,
  },
} as const satisfies Record<string, Measure>
export type MeasureCode = keyof typeof measures
export const measureCodes = Object.keys(measures) as [MeasureCode, ...MeasureCode[]]

export const untold = 'rien, ou trop peu pour être dit'

/** A figure as it is told, or why it is not. */
export function sayValue(value: Value, { say }: Measure): string {
  if (value === null) return '–'
  return value === 'few' ? few : say(value)
}

/** To sort by: few come before five, what is not told last. */
export const orderOfValue = (value: Value): number | null => (value === 'few' ? 1 : value)
