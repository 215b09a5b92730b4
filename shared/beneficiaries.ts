import * as z from 'zod/mini'
import { communeCode, email, id, phone, text, words } from './fields.ts'
import { genders, statuses } from './profile.ts'

/** The oldest and the youngest that may be followed; the year alone is kept, never the day. */
export const eldestBirthYear = 1900

/**
 * Somebody whom an advisor follows from one session to the next. Two names are enough; the rest helps to find them again
 * and to count them. `hasNoPhone` is said, not guessed: nobody then looks for the number.
 */
export const beneficiaryInput = z
  .strictObject({
    id,
    firstName: words(80),
    lastName: words(80),
    birthYear: z.nullable(z.int().check(z.gte(eldestBirthYear), z.lte(2100))),
    phone: z.nullable(phone),
    hasNoPhone: z.boolean(),
    email: z.nullable(email),
    communeCode: z.nullable(communeCode),
    gender: z.nullable(z.enum(genders)),
    status: z.nullable(z.enum(statuses)),
    notes: text(500),
  })
  .check(
    z.refine(({ phone, hasNoPhone }) => phone === null || !hasNoPhone, {
      error: 'phone or none',
      path: ['hasNoPhone'],
    }),
  )
export type BeneficiaryInput = z.infer<typeof beneficiaryInput>

/** By what somebody is found, and told from somebody else. */
export type Known = {
  firstName: string
  lastName: string
  birthYear: number | null
  phone: string | null
  email: string | null
}
