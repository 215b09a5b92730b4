import { and, eq, isNull, sql } from 'drizzle-orm'
import { beneficiaries, communes } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'

/** Those of these people whom the advisor may name, as the list has them; nothing of the others. */
export const named = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .select(known)
        .from(beneficiaries)
        .leftJoin(communes, eq(communes.code, beneficiaries.communeCode))
        .where(
          and(
            visible.beneficiaries(actor),
            isNull(beneficiaries.erasedAt),
            sql`${beneficiaries.id} in ${among(ids)}`,
          ),
        )
        .all()

/** What finds somebody, tells them from somebody else, and counts them; no note. */
export const known = {
  id: beneficiaries.id,
  /** Never null of somebody who was not erased: the file sees to it. */
  firstName: sql<string>`${beneficiaries.firstName}`,
  lastName: sql<string>`${beneficiaries.lastName}`,
  birthYear: beneficiaries.birthYear,
  phone: beneficiaries.phone,
  hasNoPhone: beneficiaries.hasNoPhone,
  email: beneficiaries.email,
  communeCode: beneficiaries.communeCode,
  communeName: communes.name,
  gender: beneficiaries.gender,
  status: beneficiaries.status,
}
