import * as z from 'zod/mini'
import { id } from './fields.ts'

/** An advisor's days, read by another calendar at an address that is itself the key. */

/** How the people one receives are named there: not at all unless the advisor wants it. */
export const feedNames = ['none', 'initials', 'full'] as const
export type FeedNames = (typeof feedNames)[number]

/** What goes out besides the appointments and the workshops. */
const choices = { names: z.enum(feedNames), withOpenings: z.boolean(), withAbsences: z.boolean() }

/** A new address, which bears the id of its request. One that is open already gives way to it. */
export const openFeedRequest = z.strictObject({ requestId: id, ...choices })

export type OpenFeedRequest = z.infer<typeof openFeedRequest>

export const changeFeedRequest = z.strictObject({ requestId: id, feedId: id, ...choices })

export type ChangeFeedRequest = z.infer<typeof changeFeedRequest>

export const closeFeedRequest = z.strictObject({ requestId: id, feedId: id })

export type CloseFeedRequest = z.infer<typeof closeFeedRequest>

/** Days that a feed shows, before today and after. */
export const feedReach = { before: 30, after: 180 }

/** `J. M.`; a double first name keeps both, `J.-P. M.` */
export function initialsOf({ firstName, lastName }: Named): string {
  const first = (firstName ?? '').split('-').map(initial).filter(Boolean).join('-')
  return [first, initial(lastName ?? '')].filter(Boolean).join(' ')
}

type Named = { firstName: string | null; lastName: string | null }

const initial = (name: string) => {
  const [first] = name.trim()
  return first === undefined ? '' : `${first.toLocaleUpperCase('fr')}.`
}
