import * as z from 'zod/mini'
import { guardedWords, id } from './fields.ts'
import { repeatable, type SessionInput } from './session-input.ts'

/** A named template of a session: what is the same each time, and nothing of the people, the day or the note. */

export const longestFavouriteName = 60

/** Of one advisor; beyond, a list is no longer a shortcut. */
export const mostFavourites = 30

export type Repeated = z.infer<typeof repeatable>

const name = guardedWords(longestFavouriteName)

/** Kept under an id that the form mints, which is the request's too. */
export const favouriteRequest = z.strictObject({ id, name, told: repeatable })
export type FavouriteRequest = z.infer<typeof favouriteRequest>

export const favouriteRenaming = z.strictObject({ requestId: id, id, name })
export type FavouriteRenaming = z.infer<typeof favouriteRenaming>

/** To remove a favourite, to take that back, or to say that it served once more. */
export const favouriteAct = z.strictObject({ requestId: id, id })
export type FavouriteAct = z.infer<typeof favouriteAct>

/** What a session has that the next one of its sort may have too. */
export function repeatedOf(session: Repeated): Repeated {
  const fields = Object.keys(repeatable.shape) as (keyof Repeated)[]
  return Object.fromEntries(fields.map((field) => [field, session[field]])) as Repeated
}

/** What of a favourite, or of a session to repeat, can still be told: a place that has closed and colleagues who left cannot. */
export const stillTold = (
  told: Repeated,
  { placeId, places, colleagues }: Offered,
): Pick<SessionInput, keyof Repeated> => ({
  ...told,
  placeId:
    told.placeId === null || places.some(({ id: open }) => open === told.placeId) ? told.placeId : placeId,
  coAdvisorIds: told.coAdvisorIds.filter((one) => colleagues.some((colleague) => colleague.id === one)),
})

type Offered = {
  /** The usual one. */
  placeId: string | null
  places: readonly { id: string }[]
  colleagues: readonly { id: string }[]
}
