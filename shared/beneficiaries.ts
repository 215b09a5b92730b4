import * as z from 'zod/mini'
import { communeCode, day, email, guardedWords, id, phone, text } from './fields.ts'
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
    firstName: guardedWords(80),
    lastName: guardedWords(80),
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

/** What a record that lacks it takes from another record of the same person. */
export const lendables = ['birthYear', 'phone', 'email', 'communeCode', 'gender', 'status', 'notes'] as const
export type Lendable = (typeof lendables)[number]

/**
 * What the record kept takes from the one merged into it: what it lacks, and nothing else. Whoever is said to have no
 * phone takes none.
 */
export const lentBy = (
  kept: Pick<BeneficiaryInput, Lendable | 'hasNoPhone'>,
  merged: Pick<BeneficiaryInput, Lendable>,
): Lendable[] =>
  lendables.filter(
    (field) => isBlank(kept[field]) && !isBlank(merged[field]) && !(field === 'phone' && kept.hasNoPhone),
  )

const isBlank = (answer: string | number | null) => answer === null || answer === ''

/** What was added or corrected, and that the advisor read again a note that seems delicate. */
export const beneficiaryAdding = z.strictObject({ beneficiary: beneficiaryInput, noteConfirmed: z.boolean() })
export type BeneficiaryAdding = z.infer<typeof beneficiaryAdding>

export const beneficiaryChange = z.strictObject({
  requestId: id,
  beneficiary: beneficiaryInput,
  noteConfirmed: z.boolean(),
})
export type BeneficiaryChange = z.infer<typeof beneficiaryChange>

/** One of the people one follows. */
export const beneficiaryRequest = z.strictObject({ id })
export type BeneficiaryRequest = z.infer<typeof beneficiaryRequest>

/** To erase somebody, or to part two records again. */
export const beneficiaryAct = z.strictObject({ requestId: id, id })
export type BeneficiaryAct = z.infer<typeof beneficiaryAct>

/** `id` goes behind `intoId`, which stays. */
export const merging = z.strictObject({ requestId: id, id, intoId: id })
export type Merging = z.infer<typeof merging>

/** Two records that are of two people, or may be one after all. */
export const pair = z.strictObject({ requestId: id, id, otherId: id })
export type Pair = z.infer<typeof pair>

/** Says that an appointment is theirs, or is not. */
export const appointmentJoining = z.strictObject({ requestId: id, id, appointmentId: id })
export type AppointmentJoining = z.infer<typeof appointmentJoining>

/** Shows somebody's record to a colleague, since the person agreed on that day. */
export const sharing = z.strictObject({ requestId: id, id, advisorId: id, agreedOn: day })
export type Sharing = z.infer<typeof sharing>

/** Takes that back. */
export const unsharing = z.strictObject({ requestId: id, id, advisorId: id })
export type Unsharing = z.infer<typeof unsharing>
