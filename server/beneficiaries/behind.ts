import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { beneficiaries } from '#drizzle/schema/index.ts'

type Followed = typeof beneficiaries.$inferSelect

/** The records that stand behind this one, each before those behind it. */
export function behind(db: Db, id: string): Followed[] {
  const next = db
    .select()
    .from(beneficiaries)
    .where(and(eq(beneficiaries.mergedIntoId, id), isNull(beneficiaries.erasedAt)))
    .orderBy(beneficiaries.mergedAt, beneficiaries.id)
    .all()
  return next.flatMap((each) => [each, ...behind(db, each.id)])
}
