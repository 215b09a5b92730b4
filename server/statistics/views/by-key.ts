import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { monthlySubscriptions, savedViews } from '#drizzle/schema/index.ts'
import type { Instant } from '#shared/time.ts'
import type { MonthlyKey, MonthlyKeyAct } from '#shared/views.ts'
import { isSpent, spend } from '../../allowances.ts'
import { hashOf } from '../../keys.ts'
import { problem } from '../../problem.ts'
import type { Context } from '../../trpc.ts'
import { write } from '../../write.ts'

/**
 * What the link of a letter opens without signing in: which page it brings, and whether it still does. Asked by POST, so that
 * the key is in no address; changes nothing. Wrong keys are counted by address.
 * @throws `notFound`, `tooManyRequests`
 */
export function seeByKey(ctx: Context, { key }: MonthlyKey) {
  const { viewName, stoppedAt } = known(ctx, key)
  return { viewName, isStopped: stoppedAt !== null }
}

/** From now on, none leaves. @throws `notFound`, `tooManyRequests` */
export const stopByKey = (ctx: Context, request: MonthlyKeyAct) =>
  changeByKey(ctx, request, 'views.stopByKey', ctx.now)

/** Takes that back. @throws `notFound`, `tooManyRequests` */
export const resumeByKey = (ctx: Context, request: MonthlyKeyAct) =>
  changeByKey(ctx, request, 'views.resumeByKey', null)

function changeByKey(
  ctx: Context,
  { requestId, key }: MonthlyKeyAct,
  verb: string,
  stoppedAt: Instant | null,
) {
  const { id, userId, viewId } = known(ctx, key)
  return write(ctx, { id: requestId, verb, thingId: id, input: { id } }, () => {
    const isTwin = and(
      eq(monthlySubscriptions.userId, userId),
      sql`${monthlySubscriptions.viewId} is ${viewId}`,
      ne(monthlySubscriptions.id, id),
      isNull(monthlySubscriptions.stoppedAt),
    )
    /* Asked for again on the dashboard meanwhile: it comes already. */
    const comesAlready = stoppedAt === null && ctx.db.select().from(monthlySubscriptions).where(isTwin).get()
    if (!comesAlready)
      ctx.db.update(monthlySubscriptions).set({ stoppedAt }).where(eq(monthlySubscriptions.id, id)).run()
    return { isStopped: stoppedAt !== null }
  })
}

function known(ctx: Context, key: string) {
  const found = ctx.db
    .select({
      id: monthlySubscriptions.id,
      userId: monthlySubscriptions.userId,
      viewId: monthlySubscriptions.viewId,
      stoppedAt: monthlySubscriptions.stoppedAt,
      viewName: sql<string | null>`${savedViews.name}`,
    })
    .from(monthlySubscriptions)
    .leftJoin(savedViews, eq(savedViews.id, monthlySubscriptions.viewId))
    .where(eq(monthlySubscriptions.keyHash, hashOf(key)))
    .get()
  if (found) return found
  if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
  spend(ctx, 'wrongKey')
  throw problem('notFound')
}
