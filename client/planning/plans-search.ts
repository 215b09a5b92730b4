import { idSaid } from '#shared/search-words.ts'

/** Whose openings an administrator looks at; one's own without it. */
export const plansSearch = ({
  conseiller,
}: Record<string, unknown>): { conseiller?: string | undefined } => ({
  conseiller: idSaid(conseiller),
})
