import { and, eq, isNull } from 'drizzle-orm'
import { beneficiaries, toldApart as pairs } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/** The pairs of records that the advisor said are of two people, though they look alike. */
export const toldApart = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) =>
  db
    .select({ oneId: pairs.oneId, otherId: pairs.otherId })
    .from(pairs)
    .innerJoin(beneficiaries, eq(beneficiaries.id, pairs.oneId))
    .where(and(visible.beneficiaries(actor), isNull(beneficiaries.erasedAt)))
    .all()
