import { and, eq, gt, isNull, like } from 'drizzle-orm'
import { createHash, createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { users, verifications } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

type Ground = Pick<Context, 'db' | 'settings' | 'now'>

const lasts = 7 * 24 * hour
const prefix = 'invitation:'

/**
 * Lets this person choose their password, within seven days, once; an earlier invitation no longer opens. Inside a
 * transaction that is already open. Only the hash of the key is kept: `invitationLink` makes it again from the request.
 */
export function openInvitation({ db, settings, now }: Ground, userId: string, requestId: string) {
  const moment = new Date(now)
  closeInvitations({ db }, userId)
  db.insert(verifications)
    .values({
      id: uuidv7(),
      identifier: identifierOf(keyOf(settings.secret, requestId)),
      value: userId,
      expiresAt: new Date(now + lasts),
      createdAt: moment,
      updatedAt: moment,
    })
    .run()
}

/** The link to hand over: shown once to who invites, never stored. The key follows `#`: no server ever logs it. */
export const invitationLink = ({ settings }: Pick<Ground, 'settings'>, requestId: string): string =>
  `${settings.publicUrl}/invitation#${keyOf(settings.secret, requestId)}`

/** Who is invited by this key: nobody if it was used, replaced, is too old, or if the account is disabled. */
export const invitedBy = ({ db, now }: Pick<Ground, 'db' | 'now'>, key: string) =>
  db
    .select({ userId: users.id, email: users.email })
    .from(verifications)
    .innerJoin(users, eq(users.id, verifications.value))
    .where(
      and(
        eq(verifications.identifier, identifierOf(key)),
        gt(verifications.expiresAt, new Date(now)),
        isNull(users.disabledAt),
      ),
    )
    .get()

/** The links that this person holds open nothing any more: used, replaced, or held by somebody who is disabled. */
export function closeInvitations({ db }: Pick<Ground, 'db'>, userId: string) {
  db.delete(verifications)
    .where(and(eq(verifications.value, userId), like(verifications.identifier, `${prefix}%`)))
    .run()
}

/** 128 bits, the same for the same request: a replay shows the same link. */
const keyOf = (secret: string, requestId: string) =>
  createHmac('sha256', secret)
    .update(prefix + requestId)
    .digest()
    .subarray(0, 16)
    .toString('base64url')

const identifierOf = (key: string) => prefix + createHash('sha256').update(key).digest('base64url')
