import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, grants, users } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/permissions.ts'

/** Somebody with an account, for what the house does later in their name, with the rights that they have then; null when disabled. */
export function actorOfUser(db: Db, userId: string): Actor | null {
  const person = findUser(db).get({ userId })
  return person ? { ...person, grants: grantsOf(db, userId) } : null
}

/** What they still hold. */
export const grantsOf = (db: Db, userId: string) => findGrants(db).all({ userId })

const findUser = prepared((db) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      advisorId: sql<string | null>`${advisors.id}`,
      structureId: sql<string | null>`${advisors.structureId}`,
    })
    .from(users)
    .leftJoin(advisors, and(eq(advisors.id, users.advisorId), isNull(advisors.deactivatedAt)))
    .where(and(eq(users.id, sql.placeholder('userId')), isNull(users.disabledAt)))
    .prepare(),
)

const findGrants = prepared((db) =>
  db
    .select({ role: grants.role, structureId: grants.structureId, departementCode: grants.departementCode })
    .from(grants)
    .where(and(eq(grants.userId, sql.placeholder('userId')), isNull(grants.revokedAt)))
    .prepare(),
)
