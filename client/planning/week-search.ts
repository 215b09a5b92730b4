import * as z from 'zod/mini'
import { day } from '#shared/fields.ts'

/** A day of the week that is shown, this week without it; drawn or listed, as the screen allows without it. */
export const weekSearch = z.object({
  semaine: z.catch(z.optional(day), undefined),
  vue: z.catch(z.optional(z.enum(['calendrier', 'liste'])), undefined),
})
