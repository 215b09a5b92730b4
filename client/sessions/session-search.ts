import * as z from 'zod/mini'
import { id } from '#shared/fields.ts'

/** The appointment to note, or the session to correct; neither, a new one. */
export const sessionSearch = z.object({
  appointment: z.catch(z.optional(id), undefined),
  session: z.catch(z.optional(id), undefined),
})
