import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { letters } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'

/** What a provider calls a text message: printable, without spaces. */
export const providerId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))

/** What became of a text message, as its provider tells it (README documents it). */
export const textResult = z.discriminatedUnion('state', [
  z.strictObject({ id: providerId, state: z.literal('delivered') }),
  z.strictObject({
    id: providerId,
    state: z.literal('failed'),
    reason: z._default(z.enum(['unknown', 'absent', 'blocked', 'other']), 'other'),
  }),
])

export type TextResult = z.infer<typeof textResult>

/**
 * Keeps what became of a text message. As often as it is told; once it is said to have arrived, it has.
 * @returns false when no message that has left bears this name
 */
export const takeResult = (ctx: Pick<Context, 'db' | 'now'>, result: TextResult): boolean =>
  atOnce(ctx, () => {
    const known = and(
      eq(letters.providerId, result.id),
      eq(letters.channel, 'sms'),
      isNotNull(letters.sentAt),
    )
    if (!ctx.db.select({ id: letters.id }).from(letters).where(known).get()) return false
    const outcome =
      result.state === 'delivered'
        ? { deliveredAt: sql`coalesce(${letters.deliveredAt}, ${ctx.now})`, failedAt: null, lastError: null }
        : { failedAt: ctx.now, lastError: `undelivered ${result.reason}` }
    const which =
      result.state === 'delivered' ? known : and(known, isNull(letters.deliveredAt), isNull(letters.failedAt))
    ctx.db.update(letters).set(outcome).where(which).run()
    return true
  })
