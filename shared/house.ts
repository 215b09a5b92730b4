import * as z from 'zod/mini'
import { personName } from './advisors.ts'
import { communeCode, email, guardedWords, id, phone } from './fields.ts'
import { newPassword } from './sign-in.ts'
import { structureKinds } from './structures.ts'

/** What is asked once, when nobody has opened the house yet. `advisor` is null when who administers receives too. */
export const firstVisit = z.strictObject({
  requestId: id,
  administrator: z.strictObject({
    firstName: personName,
    lastName: personName,
    email,
    password: newPassword,
  }),
  structure: z.strictObject({ name: guardedWords(120), kind: z.enum(structureKinds), communeCode }),
  place: z.strictObject({
    name: guardedWords(120),
    address: guardedWords(160),
    postalCode: z.string().check(z.regex(/^\d{5}$/)),
    communeCode,
    phone,
  }),
  advisor: z.nullable(z.strictObject({ firstName: personName, lastName: personName, email })),
})

export type FirstVisit = z.infer<typeof firstVisit>
