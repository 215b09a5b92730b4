import { and, eq, isNull } from 'drizzle-orm'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * Somebody whom the advisor follows, whole; behind another record or not. Who was erased is found no more, nor brought back.
 * @throws `notFound`
 */
export function loadFollowed({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, id: string) {
  const found = db
    .select()
    .from(beneficiaries)
    .where(and(visible.beneficiaries(actor), eq(beneficiaries.id, id), isNull(beneficiaries.erasedAt)))
    .get()
  if (!found) throw problem('notFound')
  return found
}

/**
 * The same, to change it: what stands behind another record is first parted from it.
 * @throws `notFound`, `alreadyMerged`
 */
export function loadStanding(ctx: Pick<AdvisorContext, 'db' | 'actor'>, id: string) {
  const found = loadFollowed(ctx, id)
  if (found.mergedAt !== null) throw problem('alreadyMerged')
  return found
}
