import type { BeneficiaryInput } from '#shared/beneficiaries.ts'
import { nationalNumber } from '#shared/contact.ts'
import type { Gender, Status } from '#shared/profile.ts'

/** What is typed of somebody, as it is typed. */
export type Told = {
  firstName: string
  lastName: string
  birthYear: string
  phone: string
  hasNoPhone: boolean
  email: string
  communeCode: string | null
  gender: Gender | null
  status: Status | null
  notes: string
  noteConfirmed: boolean
}

export const nobodyTold: Told = {
  firstName: '',
  lastName: '',
  birthYear: '',
  phone: '',
  hasNoPhone: false,
  email: '',
  communeCode: null,
  gender: null,
  status: null,
  notes: '',
  noteConfirmed: false,
}

/** What was refused, and stays on the laptop until it is told again. */
export type Unsent = {
  told: Told
  /** Under which it goes again; undefined for a new one. */
  id: string | undefined
  /** Whose record it corrects; nobody's when it begins one. */
  corrected: string | undefined
}

/** What is known, ready to be corrected; a note that was kept was read again. */
export const toldOf = (known: Omit<BeneficiaryInput, 'id'>): Told => ({
  firstName: known.firstName,
  lastName: known.lastName,
  birthYear: known.birthYear === null ? '' : String(known.birthYear),
  phone: known.phone ?? '',
  hasNoPhone: known.hasNoPhone,
  email: known.email ?? '',
  communeCode: known.communeCode,
  gender: known.gender,
  status: known.status,
  notes: known.notes,
  noteConfirmed: true,
})

/** A blank is no answer; what is not understood is left for the schema to say. */
export const inputOf = (id: string, told: Told) => ({
  id,
  firstName: told.firstName,
  lastName: told.lastName,
  birthYear: told.birthYear.trim() === '' ? null : Number(told.birthYear),
  phone: told.phone.trim() || null,
  hasNoPhone: told.hasNoPhone,
  email: told.email.trim() || null,
  communeCode: told.communeCode,
  gender: told.gender,
  status: told.status,
  notes: told.notes,
})

/** By what somebody else may be told to be the same person, as far as it is typed. */
export const knownOf = ({
  firstName,
  lastName,
  birthYear,
  phone,
  email,
}: Told): Pick<BeneficiaryInput, 'firstName' | 'lastName' | 'birthYear' | 'phone' | 'email'> => ({
  firstName,
  lastName,
  birthYear: /^\d{4}$/.test(birthYear.trim()) ? Number(birthYear) : null,
  phone: phone.trim() === '' ? null : nationalNumber(phone),
  email: email.trim().toLowerCase() || null,
})

/** « Odile Vergnes », typed to look for her, begins her record. */
export function namesIn(typed: string): Pick<Told, 'firstName' | 'lastName'> {
  const [firstName = '', ...rest] = /[\d@]/.test(typed) ? [] : typed.trim().split(/\s+/)
  return { firstName: capital(firstName), lastName: capital(rest.join(' ')) }
}

const capital = (name: string) => name.charAt(0).toLocaleUpperCase('fr') + name.slice(1)
