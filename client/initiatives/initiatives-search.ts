import type { InitiativeKind } from '#shared/initiatives.ts'
import { oneSaid } from '#shared/search-words.ts'

/** A year, this one unless told, and one kind. */
export type InitiativesSearch = { annee?: number | undefined; genre?: InitiativeKind | undefined }

/** By hand: the schemas of the house stay out of everybody's first visit. */
export const initiativesSearch = ({ annee, genre }: Record<string, unknown>): InitiativesSearch => ({
  annee: isYear(annee) ? annee : undefined,
  genre: oneSaid<InitiativeKind>(['animation', 'event', 'partnership'], genre),
})

const isYear = (said: unknown): said is number =>
  typeof said === 'number' && Number.isInteger(said) && said >= 2000 && said < 2100
