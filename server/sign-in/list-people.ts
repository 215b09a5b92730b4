import { asc, eq, gt, isNull } from 'drizzle-orm'
import {
  advisors,
  credentials,
  departements,
  grants,
  structures,
  users,
  verifications,
} from '#drizzle/schema/index.ts'
import type { ActorContext } from '../trpc.ts'

/** Everybody who has an account, by name, with their roles and whether they can sign in: for who administers. */
export function listPeople({ db, now }: ActorContext) {
  const held = db
    .select({
      id: grants.id,
      userId: grants.userId,
      role: grants.role,
      structureName: structures.name,
      departementName: departements.name,
    })
    .from(grants)
    .leftJoin(structures, eq(structures.id, grants.structureId))
    .leftJoin(departements, eq(departements.code, grants.departementCode))
    .where(isNull(grants.revokedAt))
    .orderBy(asc(grants.grantedAt), asc(grants.id))
    .all()
  const invited = db
    .select({ userId: verifications.value, expiresAt: verifications.expiresAt })
    .from(verifications)
    .where(gt(verifications.expiresAt, new Date(now)))
    .all()
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      disabledAt: users.disabledAt,
      advisorId: users.advisorId,
      firstName: advisors.firstName,
      lastName: advisors.lastName,
      structureId: advisors.structureId,
      structureName: structures.name,
      deactivatedAt: advisors.deactivatedAt,
      credentialId: credentials.id,
    })
    .from(users)
    .leftJoin(advisors, eq(advisors.id, users.advisorId))
    .leftJoin(structures, eq(structures.id, advisors.structureId))
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .orderBy(asc(users.name), asc(users.id))
    .all()
    .map(({ credentialId, ...person }) => ({
      ...person,
      hasPassword: credentialId !== null,
      invitedUntil: invited.find(({ userId }) => userId === person.id)?.expiresAt.getTime() ?? null,
      grants: held
        .filter(({ userId }) => userId === person.id)
        .map(({ id, role, structureName, departementName }) => ({
          id,
          role,
          structureName,
          departementName,
        })),
    }))
}
