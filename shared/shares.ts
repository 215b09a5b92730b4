import * as z from 'zod/mini'
import { id, secretKey } from './fields.ts'

/** An advisor's own figures, read by whoever has the secret address: their structure, an elected official, a partner. */

/** A new address, which bears the id of its request. One that is open already gives way to it. */
export const openShareRequest = z.strictObject({ requestId: id })
export type OpenShareRequest = z.infer<typeof openShareRequest>

export const closeShareRequest = z.strictObject({ requestId: id, shareId: id })
export type CloseShareRequest = z.infer<typeof closeShareRequest>

/** Calendar years only: of days that slide, one day less the other would show who came. The latest unless told. */
export const sharedQuestion = z.strictObject({
  key: secretKey,
  year: z.optional(z.int().check(z.gte(2000), z.lte(2099))),
})
export type SharedQuestion = z.infer<typeof sharedQuestion>
