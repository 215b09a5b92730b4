import { eq } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { hashPassword, passwordCredential, TooManyPasswords } from '#drizzle/passwords.ts'
import { credentials, signIns, users } from '#drizzle/schema/index.ts'
import type { Acceptance } from '#shared/sign-in.ts'
import { isSpent, spend } from '../allowances.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { closeInvitations, invitedBy } from './invitation.ts'
import { forgetTries } from './limits.ts'

/**
 * Whoever holds the link chooses their password. Ends the account's other sign-ins and forgives its failed tries.
 * @returns the address to sign in with
 * @throws invitationOver when the link was used, replaced, or is too old
 */
export async function acceptInvitation(ctx: Context, { requestId, key, password }: Acceptance) {
  if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
  const invited = invitedBy(ctx, key)
  if (!invited) spend(ctx, 'wrongKey')
  const passwordHash = invited ? await hashOrLater(password) : null
  const act = {
    id: requestId,
    verb: 'signIn.acceptInvitation',
    thingId: invited?.userId ?? '',
    input: { key },
  }
  const { userId } = write(ctx, act, () => {
    const still = invitedBy(ctx, key)
    if (!still || !passwordHash) throw problem('invitationOver')
    keepPassword(ctx, still.userId, passwordHash)
    closeInvitations(ctx, still.userId)
    forgetTries(ctx, still.email)
    return { userId: still.userId }
  })
  return { email: emailOf(ctx.db, userId) }
}

/** The password that opens this account from now on, and it alone. Inside a transaction that is already open. */
export function keepPassword({ db, now }: Pick<Context, 'db' | 'now'>, userId: string, hash: string) {
  db.delete(credentials).where(eq(credentials.userId, userId)).run()
  db.insert(credentials)
    .values(passwordCredential(userId, hash, now))
    .run()
  db.delete(signIns).where(eq(signIns.userId, userId)).run()
}

/** @throws tooBusy when too many passwords wait already */
export async function hashOrLater(password: string) {
  try {
    return await hashPassword(password)
  } catch (error) {
    throw error instanceof TooManyPasswords ? problem('tooBusy') : error
  }
}

const emailOf = (db: Db, userId: string) =>
  db.select({ email: users.email }).from(users).where(eq(users.id, userId)).get()?.email ?? ''
