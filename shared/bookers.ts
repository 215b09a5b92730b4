import * as z from 'zod/mini'
import { type Reader, readers, type Tie, ties } from './booking-rules.ts'
import { email, guardedText, guardedWords, phone } from './fields.ts'

/** Somebody who books for somebody else: a daughter, a neighbour, a social worker, the secretary of a town hall. */

/** `organisation` is a professional’s; a relative’s is empty. One way to reach them is enough. */
export const booker = z
  .strictObject({
    tie: z.enum(ties),
    name: guardedWords(80),
    organisation: guardedText(120),
    phone: z.nullable(phone),
    email: z.nullable(email),
    lettersTo: z.enum(readers),
  })
  .check(
    z.refine((one) => one.phone !== null || one.email !== null, { error: 'reachable', path: ['phone'] }),
    z.refine((one) => one.tie === 'relative' || one.organisation !== '', {
      error: 'organisation',
      path: ['organisation'],
    }),
  )

export type Booker = z.infer<typeof booker>

/** Coming appointments that one contact may have booked for others: a family, or the people of a social centre. */
export const mostComingFor: Record<Tie, number> = { relative: 4, professional: 40 }

/** How the person who comes, and the one who booked, are written to. */
export type Contact = { phone: string | null; email: string | null }

/** Where letters go, and who they say they are for. */
export const readersAmong = (lettersTo: Reader, person: Contact, other: Contact | null) => [
  ...(lettersTo === 'booker' ? [] : [{ addressee: 'person' as const, to: person }]),
  ...(lettersTo === 'person' || other === null ? [] : [{ addressee: 'booker' as const, to: other }]),
]
