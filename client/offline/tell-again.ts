import { uuidv7 } from 'uuidv7'
import { type Act, asCorrection, concerns, type Entry, thingOf } from './acts.ts'

type Correction = Extract<Entry, { verb: 'sessions.revise' }>

/**
 * What leaves when a session is told again under its id, so that what was told last is what stands. While nothing of it has
 * left, it takes the place of what waits. Once it has, or something was said of it since, it is a correction, behind the
 * rest. Over what was refused, with something that waits behind, it is both.
 */
export function toldAgain(act: Act, entries: readonly Entry[]): Act[] {
  if (act.verb !== 'sessions.record') return [act]
  const { id } = act.input
  const at = entries.findIndex((entry) => entry.id === id)
  const state = entries[at]?.state
  const behind = entries
    .slice(at + 1)
    .filter((entry) => entry.state !== 'refused' && concerns(entry, new Set([id])))
  if (state !== 'sent' && behind.length === 0) return [act]
  const correction = asCorrection(act.input, uuidv7(), correctionsOf(entries, id))
  return state === 'refused' ? [act, correction] : [correction]
}

/** How many corrections of a session the server will have done, as far as this laptop knows. */
export const correctionsOf = (entries: readonly Entry[], id: string): number =>
  Math.max(0, ...corrections(entries, id).map(({ input }) => input.corrections + 1))

/** The corrections that wait behind an act: as they are, and with one more, or one less, that was done before them. */
export const recounted = (entries: readonly Entry[], act: Entry, by: 1 | -1): [Correction, Correction][] =>
  corrections(entries.slice(entries.findIndex(({ id }) => id === act.id) + 1), thingOf(act))
    .filter(({ state }) => state === 'waiting')
    .map((each) => [each, { ...each, input: { ...each.input, corrections: each.input.corrections + by } }])

const corrections = (entries: readonly Entry[], id: string): Correction[] =>
  entries.filter(
    (entry): entry is Correction =>
      entry.verb === 'sessions.revise' && entry.state !== 'refused' && thingOf(entry) === id,
  )
