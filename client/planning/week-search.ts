import type { Day } from '#shared/time.ts'
import { daySaid, oneSaid } from '#shared/search-words.ts'

export type WeekSearch = { semaine?: Day | undefined; vue?: 'calendrier' | 'liste' | undefined }

/** A day of the week that is shown, this week without it; drawn or listed, as the screen allows without it. */
export const weekSearch = ({ semaine, vue }: Record<string, unknown>): WeekSearch => ({
  semaine: daySaid(semaine),
  vue: oneSaid(['calendrier', 'liste'], vue),
})
