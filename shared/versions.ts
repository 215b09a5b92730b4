import type { Actor } from './permissions.ts'

/**
 * How pages and server know that they speak of the same things. To be raised when an input of the API changes so that the
 * pages of yesterday can no longer tell it; what they had kept is told in today's words by `inTodaysWords` of the outbox.
 */
export const pagesVersion = 1

/** The oldest pages that the server understands: the others are asked to come back newer, and lose nothing. */
export const oldestVersion = 1

/** Headers with which an outbox says which pages it belongs to, and whose acts it carries. */
export const versionHeader = 'x-permanence-version'
export const senderHeader = 'x-permanence-sender'

export const isTooOld = (version: string | undefined): boolean =>
  version !== undefined && !(Number(version) >= oldestVersion)

/** Nobody's acts are done under another name: of somebody who has signed in since on the same laptop, say. */
export const isSentBy = (actor: Actor, sender: string | undefined): boolean =>
  sender === undefined || sender === actor.userId
