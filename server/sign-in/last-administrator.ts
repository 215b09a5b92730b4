import { and, eq, isNull, ne } from 'drizzle-orm'
import { credentials, grants, users } from '#drizzle/schema/index.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * The house is never left without somebody who can open its doors: another administrator, enabled, with a password.
 * @throws lastAdministrator when this person is the only one
 */
export function refuseLastAdministrator({ db }: Pick<Context, 'db'>, userId: string) {
  const another = db
    .select({ id: users.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(
      and(
        eq(grants.role, 'administrator'),
        isNull(grants.revokedAt),
        isNull(users.disabledAt),
        ne(users.id, userId),
      ),
    )
    .get()
  if (!another) throw problem('lastAdministrator')
}
