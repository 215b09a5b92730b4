import { and, eq } from 'drizzle-orm'
import { toldApart } from '#drizzle/schema/index.ts'
import type { Pair } from '#shared/beneficiaries.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadStanding } from './load-followed.ts'

/**
 * Says that two records which look alike are of two people: they are not shown together any more. Said twice, it is said.
 * @throws `notFound`, `alreadyMerged`, `invalidInput` for a record and itself
 */
export function tellApart(ctx: AdvisorContext, input: Pair) {
  const { db, now } = ctx
  const { requestId, id } = input
  return write(ctx, { id: requestId, verb: 'beneficiaries.tellApart', thingId: id, input }, () => {
    db.insert(toldApart)
      .values({ ...inOrder(ctx, input), at: now })
      .onConflictDoNothing()
      .run()
    return { id }
  })
}

/**
 * Takes that back: they may be one person after all.
 * @throws `notFound`, `alreadyMerged`, `invalidInput` for a record and itself
 */
export function compareAgain(ctx: AdvisorContext, input: Pair) {
  const { requestId, id } = input
  return write(ctx, { id: requestId, verb: 'beneficiaries.compareAgain', thingId: id, input }, () => {
    const { oneId, otherId } = inOrder(ctx, input)
    ctx.db
      .delete(toldApart)
      .where(and(eq(toldApart.oneId, oneId), eq(toldApart.otherId, otherId)))
      .run()
    return { id }
  })
}

function inOrder(ctx: AdvisorContext, { id, otherId }: Pair) {
  if (id === otherId) throw problem('invalidInput')
  loadStanding(ctx, id, 'merge')
  loadStanding(ctx, otherId, 'merge')
  return id < otherId ? { oneId: id, otherId } : { oneId: otherId, otherId: id }
}
