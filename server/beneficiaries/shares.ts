import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { uuidv7 } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import { advisors, beneficiaryShares } from '#drizzle/schema/index.ts'
import type { AdvisorContext } from '../trpc.ts'

export const activeShare = (beneficiaryId: string, advisorId?: string) =>
  and(
    eq(beneficiaryShares.beneficiaryId, beneficiaryId),
    isNull(beneficiaryShares.revokedAt),
    advisorId === undefined ? undefined : eq(beneficiaryShares.advisorId, advisorId),
  )

/** With whom a record is shared: since when, who asked the person, and the day when they agreed. */
export function sharesOf(db: Db, beneficiaryId: string) {
  const sharer = alias(advisors, 'sharer')
  return db
    .select({
      advisorId: beneficiaryShares.advisorId,
      name: nameOf(advisors),
      sharedBy: nameOf(sharer),
      agreedOn: beneficiaryShares.agreedOn,
      sharedAt: beneficiaryShares.sharedAt,
    })
    .from(beneficiaryShares)
    .innerJoin(advisors, eq(advisors.id, beneficiaryShares.advisorId))
    .innerJoin(sharer, eq(sharer.id, beneficiaryShares.sharedById))
    .where(activeShare(beneficiaryId))
    .orderBy(asc(advisors.lastName), asc(advisors.firstName))
    .all()
}

/** The colleagues of the same structure, with whom one may share. */
export const colleaguesOf = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) =>
  db
    .select({ id: advisors.id, name: nameOf(advisors) })
    .from(advisors)
    .where(
      and(
        eq(advisors.structureId, actor.structureId),
        ne(advisors.id, actor.advisorId),
        isNull(advisors.deactivatedAt),
      ),
    )
    .orderBy(asc(advisors.lastName), asc(advisors.firstName))
    .all()

/** Whoever sees a record goes on seeing the person once it goes behind another; until they are parted. */
export function bringShares(db: Db, fromId: string, intoId: string) {
  for (const { id: _, ...share } of db.select().from(beneficiaryShares).where(activeShare(fromId)).all())
    if (!db.select().from(beneficiaryShares).where(activeShare(intoId, share.advisorId)).get())
      db.insert(beneficiaryShares)
        .values({ ...share, id: uuidv7(), beneficiaryId: intoId, broughtById: fromId })
        .run()
}

export const takeSharesBack = (db: Db, fromId: string, now: number) =>
  db
    .update(beneficiaryShares)
    .set({ revokedAt: now })
    .where(and(eq(beneficiaryShares.broughtById, fromId), isNull(beneficiaryShares.revokedAt)))
    .run()

const nameOf = (person: Record<'firstName' | 'lastName', SQLiteColumn>) =>
  sql<string>`${person.firstName} || ' ' || ${person.lastName}`
