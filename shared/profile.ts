import { codesOf } from './labels.ts'

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
