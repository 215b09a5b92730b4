import * as z from 'zod/mini'
import { id } from '#shared/fields.ts'

/** Whose openings an administrator looks at; one's own without it. */
export const plansSearch = z.object({ conseiller: z.catch(z.optional(id), undefined) })
