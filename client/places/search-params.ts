import type { Way } from '#shared/services.ts'
import type { Instant } from '#shared/time.ts'
import { idSaid, instantSaid, oneSaid, textSaid } from '#shared/search-words.ts'

/** What was looked for, kept in the address from screen to screen so that one comes back to the same list. */
export type Looked = {
  /** The commune, postal code or name typed. */
  ou?: string | undefined
  /** Around the person; where that is stays in the page. */
  ici?: boolean | undefined
  /** How; at the place without it. */
  comment?: WayCode | undefined
  /** Only where one enters without a step. */
  plainpied?: boolean | undefined
  /** For this service, where several are offered in this way. */
  motif?: string | undefined
  /** With this advisor, where several share the place. */
  avec?: string | undefined
}

/** The hour chosen too, a moment, and its workshop if it is one; nothing of the person. */
export type Chosen = Looked & { heure?: Instant | undefined; atelier?: string | undefined }

const wayCodes = { telephone: 'phone', visio: 'video', domicile: 'home', atelier: 'workshop' } as const
export type WayCode = keyof typeof wayCodes

export const wayOf = ({ comment }: Looked): Way => (comment ? wayCodes[comment] : 'place')

export const codeOf = (way: Way): WayCode | undefined =>
  (Object.keys(wayCodes) as WayCode[]).find((code) => wayCodes[code] === way)

/** An old or mistyped address opens the page rather than an error: what is not understood is taken out. */
export function readLooked(said: Record<string, unknown>): Looked {
  const isHere = isSaid(said['ici'])
  return {
    ici: isHere,
    ou: isHere ? undefined : textSaid(said['ou'], 60),
    comment: oneSaid(Object.keys(wayCodes) as WayCode[], said['comment']),
    plainpied: isSaid(said['plainpied']),
    motif: idSaid(said['motif']),
    avec: idSaid(said['avec']),
  }
}

export const readChosen = (said: Record<string, unknown>): Chosen => ({
  ...readLooked(said),
  heure: instantSaid(said['heure']),
  atelier: idSaid(said['atelier']),
})

/** What is waited for, and which of the questions is asked. */
export const readWaited = (said: Record<string, unknown>): Chosen & { question?: number | undefined } => ({
  ...readChosen(said),
  question: Number.isSafeInteger(said['question']) ? Number(said['question']) : undefined,
})

const isSaid = (said: unknown) => (said === true || said === 1 ? true : undefined)
