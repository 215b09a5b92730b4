import { eq, sql } from 'drizzle-orm'
import { createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { rateLimits } from '#drizzle/schema/index.ts'
import { hour, minute } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

type Asker = Pick<Context, 'db' | 'settings' | 'now'>

const free = 5
const longest = 2 * hour
const remembered = 24 * hour

/**
 * Takes one try at an account, before the password is looked at. Five are free; then each doubles the wait, from one minute
 * to two hours: 24 guesses a day on one account, from however many addresses. Kept in the file, so that a restart forgives
 * nothing; but tries that a wrong clock dated from the future are. An invitation from the administrator still opens the account: no stranger can lock somebody out for ever.
 * @returns how long to wait before the next try, in milliseconds; 0 when this try is taken
 */
export function takeTry({ db, settings, now }: Asker, email: string): number {
  const key = keyOf({ settings }, email)
  const row = db.select().from(rateLimits).where(eq(rateLimits.key, key)).get()
  const known = row && row.lastRequest <= now ? row : undefined
  const past = known && now - known.lastRequest < remembered ? known.count : 0
  const wait = past < free ? 0 : Math.min(minute * 2 ** (past - free), longest)
  const left = known ? Math.max(0, known.lastRequest + wait - now) : 0
  if (wait > 0 && left > 0) return left
  const taken = { count: past + 1, lastRequest: now }
  db.insert(rateLimits)
    .values({ id: uuidv7(), key, ...taken })
    .onConflictDoUpdate({ target: rateLimits.key, set: taken })
    .run()
  return 0
}

/** The try was never made: the house was too busy to look. */
export function giveTryBack(ctx: Omit<Asker, 'now'>, email: string) {
  ctx.db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(eq(rateLimits.key, keyOf(ctx, email)))
    .run()
}

/** The right person came, or an invitation was answered. */
export function forgetTries(ctx: Omit<Asker, 'now'>, email: string) {
  ctx.db
    .delete(rateLimits)
    .where(eq(rateLimits.key, keyOf(ctx, email)))
    .run()
}

/** A key that does not tell the address. */
const keyOf = ({ settings }: Pick<Asker, 'settings'>, email: string) =>
  `account:${createHmac('sha256', settings.secret).update(`account:${email}`).digest('base64url')}`
