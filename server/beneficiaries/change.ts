import { eq } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import type { BeneficiaryChange } from '#shared/beneficiaries.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './check-told.ts'
import { loadStanding } from './load-followed.ts'

/**
 * Tells somebody again, whole.
 * @throws `notFound`, `alreadyMerged`, `invalidInput`, `sensitiveNote`, `noteToConfirm`
 */
export function change(ctx: AdvisorContext, input: BeneficiaryChange) {
  const { db, now } = ctx
  const { id } = input.beneficiary
  return write(ctx, { id: input.requestId, verb: 'beneficiaries.change', thingId: id, input }, () => {
    loadStanding(ctx, id, 'change')
    const told = checkTold(ctx, input)
    db.update(beneficiaries)
      .set({ ...told, changedAt: now })
      .where(eq(beneficiaries.id, id))
      .run()
    return { id }
  })
}
