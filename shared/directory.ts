import * as z from 'zod/mini'
import { id, phone } from './fields.ts'

/** One's own number at work, told to colleagues; null takes it back. */
export const workPhone = z.strictObject({ requestId: id, phone: z.nullable(phone) })
export type WorkPhone = z.infer<typeof workPhone>
