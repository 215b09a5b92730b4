import type { BeneficiaryAct } from '#shared/beneficiaries.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { behind } from './behind.ts'
import { eraseRecords } from './erase-records.ts'
import { carryErasures } from './ledger.ts'
import { loadStanding } from './load-followed.ts'

/**
 * At somebody's request, all that was known of them goes at once, from every record of theirs: names, contacts, notes, and
 * what joined them to their sessions. The rows stay, of nobody. There is no way back, not even from an old copy of the file.
 * @throws `notFound`, `notYours`, `alreadyMerged`
 */
export function erase(ctx: AdvisorContext, { requestId, id }: BeneficiaryAct) {
  const act = { id: requestId, verb: 'beneficiaries.erase', thingId: id, input: { id } }
  const answer = write(ctx, act, () => {
    loadStanding(ctx, id, 'erase')
    eraseRecords(ctx, [id, ...behind(ctx.db, id).map((each) => each.id)])
    return { id }
  })
  carryErasures(ctx)
  return answer
}
