import * as z from 'zod/mini'
import { guardedWords, id } from './fields.ts'

export const personName = guardedWords(60)

export const advisorChange = z.strictObject({
  requestId: id,
  advisorId: id,
  firstName: personName,
  lastName: personName,
  structureId: id,
})
export type AdvisorChange = z.infer<typeof advisorChange>

/** Deactivating an advisor, or making them receive again. */
export const advisorAct = z.strictObject({ requestId: id, advisorId: id })
export type AdvisorAct = z.infer<typeof advisorAct>

/** The longest address of a room on screen. */
export const longestLink = 300

/** A room on screen, of whatever tool: its whole address. */
export const videoLink = z
  .string()
  .check(
    z.maxLength(longestLink),
    z.trim(),
    z.regex(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{2,5})?\/[\w./?=&%#@+~:-]+$/i),
  )

/** One's own room; null for none: nobody is met on screen. */
export const ownRoom = z.strictObject({ requestId: id, videoLink: z.nullable(videoLink) })
export type OwnRoom = z.infer<typeof ownRoom>

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`
