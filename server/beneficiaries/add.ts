import { beneficiaries } from '#drizzle/schema/index.ts'
import type { BeneficiaryAdding } from '#shared/beneficiaries.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './check-told.ts'
import { wasErased } from './ledger.ts'

/**
 * Follows somebody from now on. Told again under the same id it changes nothing: nor does it bring back who was erased since.
 * @throws `personNotFollowed` from a laptop or an old copy that still knew them; `invalidInput`, `sensitiveNote`, `noteToConfirm`
 */
export function add(ctx: AdvisorContext, input: BeneficiaryAdding) {
  const { db, now, actor } = ctx
  const { id } = input.beneficiary
  return write(ctx, { id, verb: 'beneficiaries.add', thingId: id, input }, () => {
    if (wasErased(db, id)) throw problem('personNotFollowed')
    const told = checkTold(ctx, input)
    db.insert(beneficiaries)
      .values({ ...told, advisorId: actor.advisorId, addedAt: now })
      .run()
    return { id }
  })
}
