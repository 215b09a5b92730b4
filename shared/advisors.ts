import * as z from 'zod/mini'
import { id, words } from './fields.ts'

export const personName = words(60)

export const advisorChange = z.strictObject({
  requestId: id,
  advisorId: id,
  firstName: personName,
  lastName: personName,
  structureId: id,
})
export type AdvisorChange = z.infer<typeof advisorChange>

/** Deactivating an advisor, or making them receive again. */
export const advisorAct = z.strictObject({ requestId: id, advisorId: id })
export type AdvisorAct = z.infer<typeof advisorAct>

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`
