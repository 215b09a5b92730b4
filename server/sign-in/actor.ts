import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, grants, signIns, structures, users } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/permissions.ts'
import type { Instant } from '#shared/time.ts'
import { grantsOf } from '../actors.ts'

/**
 * Whoever holds this sign-in, read anew on each request: a revoked grant or a disabled account counts at once.
 * @param seal the SHA-256 of the token
 */
export function loadActor(db: Db, seal: string, now: Instant): Actor | null {
  const person = findPerson(db).get({ seal, now })
  return person ? { ...person, grants: grantsOf(db, person.userId) } : null
}

/** Whoever receives as this advisor, for what they decided and the house does later: signed in or not, here still or not. */
export function actorOfAdvisor(db: Db, advisorId: string) {
  const person = findAdvisor(db).get({ advisorId })
  if (!person) throw new Error(`No advisor ${advisorId}`)
  const userId = person.userId ?? ''
  return { ...person, userId, name: person.name ?? '', grants: grantsOf(db, userId) }
}

/** True also for an account that does not exist. */
export const isDisabled = (db: Db, userId: string) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
    .get() === undefined

const findPerson = prepared((db) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      advisorId: sql<string | null>`${advisors.id}`,
      structureId: sql<string | null>`${advisors.structureId}`,
      home: sql<string | null>`(
        select ${structures.departementCode} from ${structures} where ${structures.id} = coalesce(
          ${advisors.structureId},
          (select ${grants.structureId} from ${grants} where ${grants.userId} = ${users.id}
            and ${grants.structureId} is not null and ${grants.revokedAt} is null limit 1)
        )
      )`,
    })
    .from(signIns)
    .innerJoin(users, eq(users.id, signIns.userId))
    .leftJoin(advisors, and(eq(advisors.id, users.advisorId), isNull(advisors.deactivatedAt)))
    .where(
      and(
        eq(signIns.token, sql.placeholder('seal')),
        gt(signIns.expiresAt, sql.placeholder('now')),
        isNull(users.disabledAt),
      ),
    )
    .prepare(),
)

const findAdvisor = prepared((db) =>
  db
    .select({
      advisorId: advisors.id,
      structureId: advisors.structureId,
      userId: users.id,
      name: users.name,
    })
    .from(advisors)
    .leftJoin(users, eq(users.advisorId, advisors.id))
    .where(eq(advisors.id, sql.placeholder('advisorId')))
    .prepare(),
)
