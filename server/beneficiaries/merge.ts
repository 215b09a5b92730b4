import { eq } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { lentBy, type Merging } from '#shared/beneficiaries.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadStanding } from './load-followed.ts'
import { recountComings } from './recount-comings.ts'
import { bringShares } from './shares.ts'

/**
 * Two records of one person become one: the first goes behind the second, which takes from it what it lacks. Nothing is
 * lost, and `part` takes it back.
 * @throws `notFound`, `notYours`, `alreadyMerged`, `invalidInput` for a record and itself
 */
export function merge(ctx: AdvisorContext, input: Merging) {
  const { db, now } = ctx
  const { requestId, id, intoId } = input
  return write(ctx, { id: requestId, verb: 'beneficiaries.merge', thingId: id, input }, () => {
    if (id === intoId) throw problem('invalidInput')
    const [merged, kept] = [loadStanding(ctx, id, 'merge'), loadStanding(ctx, intoId, 'merge')]
    const lent = lentBy(kept, merged)
    db.update(beneficiaries)
      .set({ mergedIntoId: intoId, mergedAt: now, lent })
      .where(eq(beneficiaries.id, id))
      .run()
    db.update(beneficiaries)
      .set({ ...Object.fromEntries(lent.map((field) => [field, merged[field]])), changedAt: now })
      .where(eq(beneficiaries.id, intoId))
      .run()
    bringShares(db, id, intoId)
    recountComings(db, [intoId])
    return { id: intoId }
  })
}
