import { inArray } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import type { BeneficiaryAct } from '#shared/beneficiaries.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { behind } from './behind.ts'
import { loadStanding } from './load-followed.ts'

/**
 * At somebody's request, all that was known of them goes at once, from every record of theirs: names, contacts, notes. The
 * rows stay, of nobody. There is no way back.
 * @throws `notFound`, `alreadyMerged`
 */
export function erase(ctx: AdvisorContext, { requestId, id }: BeneficiaryAct) {
  return write(ctx, { id: requestId, verb: 'beneficiaries.erase', thingId: id, input: { id } }, () => {
    loadStanding(ctx, id)
    eraseRecords(ctx, [id, ...behind(ctx.db, id).map((each) => each.id)])
    return { id }
  })
}

/** The records keep whose they were and when, and nothing of the person; inside the caller's write. */
export const eraseRecords = ({ db, now }: Pick<AdvisorContext, 'db' | 'now'>, ids: string[]) =>
  db
    .update(beneficiaries)
    .set({ ...nobody, erasedAt: now })
    .where(inArray(beneficiaries.id, ids))
    .run()

const nobody = {
  firstName: null,
  lastName: null,
  birthYear: null,
  phone: null,
  hasNoPhone: false,
  email: null,
  communeCode: null,
  gender: null,
  status: null,
  notes: '',
}
