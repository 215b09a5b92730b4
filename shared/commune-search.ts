import * as z from 'zod/mini'
import { text } from './fields.ts'

/**
 * What somebody types to find a commune: a part of its name, or the beginning of a postal code. Apart from the rest of
 * `territories`, which a citizen's first page needs and which needs no schema.
 */
export const communeSearch = z.strictObject({ text: text(60) })

export type CommuneSearch = z.infer<typeof communeSearch>
