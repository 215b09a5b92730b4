import type { BeneficiaryAdding } from '#shared/beneficiaries.ts'
import { dayOf } from '#shared/time.ts'
import { zoneOf } from '#shared/territories.ts'
import { checkNote } from '../check-note.ts'
import { problem } from '../problem.ts'
import { requireCommune } from '../territories/require-commune.ts'
import type { Context } from '../trpc.ts'

/**
 * What was told of somebody, held against the world: born by now, in a commune that exists, with a note that may be kept.
 * @throws `invalidInput`, `sensitiveNote`, `noteToConfirm`
 */
export function checkTold(
  { db, now, settings }: Pick<Context, 'db' | 'now' | 'settings'>,
  { beneficiary, noteConfirmed }: Pick<BeneficiaryAdding, 'beneficiary' | 'noteConfirmed'>,
) {
  const { birthYear, communeCode, notes } = beneficiary
  const year = Number(dayOf(now, zoneOf(settings.departement)).slice(0, 4))
  if (birthYear !== null && birthYear > year) throw problem('invalidInput')
  if (communeCode !== null) requireCommune(db, communeCode)
  checkNote(notes, noteConfirmed)
  return beneficiary
}
