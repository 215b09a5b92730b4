import { uuidv7 } from 'uuidv7'
import type { BeneficiaryAdding, BeneficiaryInput } from '#shared/beneficiaries.ts'

/** Somebody whom an advisor begins to follow: two names, and what is said. */
export const following = (changed: Partial<BeneficiaryInput> = {}): BeneficiaryAdding => ({
  beneficiary: { ...somebody, id: uuidv7(), ...changed },
  noteConfirmed: false,
})

const somebody: Omit<BeneficiaryInput, 'id'> = {
  firstName: 'Odile',
  lastName: 'Vergnes',
  birthYear: null,
  phone: null,
  hasNoPhone: false,
  email: null,
  communeCode: null,
  gender: null,
  status: null,
  notes: '',
}
