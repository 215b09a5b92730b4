import { eq, sql } from 'drizzle-orm'
import { advisors, communes } from '#drizzle/schema/index.ts'
import type { BeneficiaryRequest } from '#shared/beneficiaries.ts'
import { may } from '#shared/permissions.ts'
import type { AdvisorContext } from '../trpc.ts'
import { behind } from './behind.ts'
import { loadFollowed } from './load-followed.ts'
import { colleaguesOf, sharesOf } from './shares.ts'

/**
 * All that the advisor noted of somebody, with the records that were merged into theirs and the colleagues who see them too. A record that stands behind another
 * says which: an old link still leads to the person.
 * @throws `notFound`
 */
export function beneficiary(ctx: Pick<AdvisorContext, 'db' | 'actor'>, { id }: BeneficiaryRequest) {
  const found = loadFollowed(ctx, id)
  const { mergedIntoId, addedAt, changedAt } = found
  const isMine = may(ctx.actor, 'share', 'beneficiary', { advisorId: found.advisorId, sharedWithIds: [] })
  return {
    ...toldOf(ctx, found),
    isMine,
    followedBy: nameOfAdvisor(ctx, found.advisorId),
    shares: isMine ? sharesOf(ctx.db, id) : [],
    colleagues: isMine ? colleaguesOf(ctx) : [],
    mergedIntoId,
    addedAt,
    changedAt,
    merged: behind(ctx.db, id).map((each) => ({
      ...toldOf(ctx, each),
      /** Behind one that is behind this one: parted with it. */
      isDirect: each.mergedIntoId === id,
      mergedAt: each.mergedAt,
    })),
  }
}

const nameOfAdvisor = ({ db }: Pick<AdvisorContext, 'db'>, id: string) =>
  db
    .select({ name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
    .from(advisors)
    .where(eq(advisors.id, id))
    .get()?.name ?? ''

type Followed = ReturnType<typeof loadFollowed>

const toldOf = ({ db }: Pick<AdvisorContext, 'db'>, found: Followed) => ({
  id: found.id,
  firstName: found.firstName ?? '',
  lastName: found.lastName ?? '',
  birthYear: found.birthYear,
  phone: found.phone,
  hasNoPhone: found.hasNoPhone,
  email: found.email,
  communeCode: found.communeCode,
  communeName:
    db
      .select({ name: communes.name })
      .from(communes)
      .where(eq(communes.code, found.communeCode ?? ''))
      .get()?.name ?? null,
  gender: found.gender,
  status: found.status,
  notes: found.notes,
})
