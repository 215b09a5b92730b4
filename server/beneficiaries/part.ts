import { eq } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import type { BeneficiaryAct } from '#shared/beneficiaries.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadFollowed, loadStanding } from './load-followed.ts'
import { recountComings } from './recount-comings.ts'
import { takeSharesBack } from './shares.ts'

/**
 * Takes a merge back: both records are as they were. What the one kept had taken is given back, unless it was corrected
 * since.
 * @throws `notFound`; `alreadyMerged` when the one kept went behind a third
 */
export function part(ctx: AdvisorContext, { requestId, id }: BeneficiaryAct) {
  const { db, now } = ctx
  return write(ctx, { id: requestId, verb: 'beneficiaries.part', thingId: id, input: { id } }, () => {
    const merged = loadFollowed(ctx, id, 'merge')
    if (merged.mergedIntoId === null) throw problem('notFound')
    const kept = loadStanding(ctx, merged.mergedIntoId, 'merge')
    const given = (merged.lent ?? []).filter((field) => kept[field] === merged[field])
    db.update(beneficiaries)
      .set({
        ...Object.fromEntries(given.map((field) => [field, field === 'notes' ? '' : null])),
        changedAt: now,
      })
      .where(eq(beneficiaries.id, kept.id))
      .run()
    db.update(beneficiaries)
      .set({ mergedIntoId: null, mergedAt: null, lent: null })
      .where(eq(beneficiaries.id, id))
      .run()
    takeSharesBack(db, id, now)
    recountComings(db, [id, kept.id])
    return { id }
  })
}
