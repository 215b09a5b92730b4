import { and, eq, isNull, sql } from 'drizzle-orm'
import { beneficiaries, communes } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * Everybody whom the advisor follows, by name: with what finds them and what tells them from somebody else, and no note. The
 * page searches among them at each letter, without asking again.
 */
export const list = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) =>
  db
    .select({
      id: beneficiaries.id,
      /** Never null of somebody who was not erased: the file sees to it. */
      firstName: sql<string>`${beneficiaries.firstName}`,
      lastName: sql<string>`${beneficiaries.lastName}`,
      birthYear: beneficiaries.birthYear,
      phone: beneficiaries.phone,
      hasNoPhone: beneficiaries.hasNoPhone,
      email: beneficiaries.email,
      communeName: communes.name,
    })
    .from(beneficiaries)
    .leftJoin(communes, eq(communes.code, beneficiaries.communeCode))
    .where(and(visible.beneficiaries(actor), isNull(beneficiaries.mergedAt), isNull(beneficiaries.erasedAt)))
    .all()
    .toSorted(byName)

const { compare } = new Intl.Collator('fr')

const byName = (a: Named, b: Named) =>
  compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName) || compare(a.id, b.id)

type Named = { id: string; firstName: string; lastName: string }
