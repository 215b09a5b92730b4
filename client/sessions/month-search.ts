import { shapeSaid } from '#shared/search-words.ts'

/** The month that the calendar of the journal shows, as its address says it; without it, the current one. */
export const monthSearch = ({ mois }: Record<string, unknown>): { mois?: string | undefined } => ({
  mois: shapeSaid(/^20\d\d-(0[1-9]|1[0-2])$/, mois),
})
