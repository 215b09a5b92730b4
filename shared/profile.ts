import { codesOf } from './labels.ts'
import type { Day } from './time.ts'

/** What people say of themselves if they like, as the field knows it (La Coop): code, words on screen, in order. */

export const ageBandLabels = {
  '0-11': 'Moins de 12 ans',
  '12-17': '12-17 ans',
  '18-24': '18-24 ans',
  '25-39': '25-39 ans',
  '40-59': '40-59 ans',
  '60-69': '60-69 ans',
  '70+': '70 ans et plus',
} as const

export const genderLabels = { masculin: 'Masculin', feminin: 'Féminin' } as const

export const statusLabels = {
  retraite: 'Retraité',
  sans_emploi: 'Sans emploi',
  en_emploi: 'En emploi',
  scolarise: 'Scolarisé',
} as const

export const ageBands = codesOf(ageBandLabels)
export const genders = codesOf(genderLabels)
export const statuses = codesOf(statusLabels)

export type AgeBand = (typeof ageBands)[number]
export type Gender = (typeof genders)[number]
export type Status = (typeof statuses)[number]

/**
 * Of whom at least one came, by what people say of themselves: one trait at a time, so that no two of them are ever
 * crossed. `age:70+`, `gender:feminin`, `status:retraite`.
 */
export const publics = [
  ...ageBands.map((band) => `age:${band}` as const),
  ...genders.map((gender) => `gender:${gender}` as const),
  ...statuses.map((status) => `status:${status}` as const),
]
export type Public = (typeof publics)[number]

/** Which counter of a session tells of them: `ages`, `70+`. */
export function traitOf(said: Public) {
  const [trait, value = ''] = said.split(':')
  return { counter: counterOf[trait as keyof typeof counterOf], value }
}

const counterOf = { age: 'ages', gender: 'genders', status: 'statuses' } as const

/** « 70 ans et plus », « Féminin », « Retraité ». */
export const publicLabel = (said: Public): string =>
  ({ ...ageBandLabels, ...genderLabels, ...statusLabels })[said.slice(said.indexOf(':') + 1) as AgeBand]

/** From this age on, each band. */
const bandsFrom: [number, AgeBand][] = [
  [70, '70+'],
  [60, '60-69'],
  [40, '40-59'],
  [25, '25-39'],
  [18, '18-24'],
  [12, '12-17'],
  [0, '0-11'],
]

/**
 * How old somebody is in a session's year, as a band: the day of their birth is not known. Null when the year is not told, or
 * has not come.
 */
export const ageBandOn = (day: Day, birthYear: number | null): AgeBand | null =>
  birthYear === null
    ? null
    : (bandsFrom.find(([from]) => Number(day.slice(0, 4)) - birthYear >= from)?.[1] ?? null)
