import { createHmac } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { prepared } from '#drizzle/prepared.ts'
import { rateLimits } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import type { Context } from './trpc.ts'

/** What one address may do in an hour. Generous: a library's computers share one. */
const allowances = { wrongKey: 20, hold: 240, book: 60, wait: 60, signIn: 60 } as const

type Allowance = keyof typeof allowances
type Asker = Pick<Context, 'db' | 'settings' | 'now' | 'address'>

/** Has this address used all of its hour? */
export const isSpent = (ctx: Asker, allowance: Allowance): boolean =>
  (countOf(ctx.db).get({ key: keyOf(ctx, allowance) })?.count ?? 0) >= allowances[allowance]

/** One more in this hour, from this address. */
export function spend(ctx: Asker, allowance: Allowance) {
  countOne(ctx.db).run({ id: uuidv7(), key: keyOf(ctx, allowance), now: ctx.now })
}

/** A day after, nothing is left of who asked how often. */
export function forgetAllowances({ db, now }: Pick<Context, 'db' | 'now'>) {
  db.delete(rateLimits)
    .where(lt(rateLimits.lastRequest, now - 24 * hour))
    .run()
}

/** Tells neither the address nor, from one hour to the next, that it is the same. */
function keyOf({ settings, now, address }: Asker, allowance: Allowance) {
  const window = Math.floor(now / hour)
  const who = createHmac('sha256', settings.secret).update(`address:${window}:${address}`).digest('base64url')
  return `${allowance}:${who}`
}

const countOf = prepared((db) =>
  db
    .select({ count: rateLimits.count })
    .from(rateLimits)
    .where(eq(rateLimits.key, sql.placeholder('key')))
    .prepare(),
)

const countOne = prepared((db) =>
  db
    .insert(rateLimits)
    .values({
      id: sql.placeholder('id'),
      key: sql.placeholder('key'),
      count: 1,
      lastRequest: sql.placeholder('now'),
    })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { count: sql`${rateLimits.count} + 1`, lastRequest: sql`excluded.last_request` },
    })
    .prepare(),
)
