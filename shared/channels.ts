import { codesOf } from './labels.ts'

/** Where a session takes place (canal), as the field knows it: code, words on screen, in order. */
export const channelLabels = {
  place: 'Lieu d’activité',
  other: 'Autre lieu',
  home: 'À domicile',
  remote: 'À distance',
} as const

export const channels = codesOf(channelLabels)

export type Channel = (typeof channels)[number]
