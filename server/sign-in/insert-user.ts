import { eq } from 'drizzle-orm'
import { users } from '#drizzle/schema/index.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * An account without any right yet, inside a transaction that is already open.
 * @throws emailTaken when somebody has this address
 */
export function insertUser(
  { db, now }: Pick<Context, 'db' | 'now'>,
  user: { id: string; name: string; email: string },
) {
  const known = db.select({ id: users.id }).from(users).where(eq(users.email, user.email)).get()
  if (known) throw problem('emailTaken')
  const moment = new Date(now)
  db.insert(users)
    .values({ ...user, createdAt: moment, updatedAt: moment })
    .run()
}
