import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, calendarFeeds, grants, users } from '#drizzle/schema/index.ts'
import { secretKey } from '#shared/fields.ts'
import { isSpent, spend } from '../allowances.ts'
import { tagOf } from '../known-tag.ts'
import { hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { feedFile } from './feed-file.ts'

/**
 * The days that this address opens, as a calendar file and its tag. Unknown, closed, of somebody who receives no more: alike.
 * Wrong keys are counted by address, twenty an hour; a right one is always answered, because the calendars of a whole town
 * come from the few addresses of one provider. Changes nothing else.
 * @throws `notFound`, `tooManyRequests`
 */
export function readFeed(ctx: Context, key: string) {
  const feed = secretKey.safeParse(key).success ? findOpen(ctx.db).get({ keyHash: hashOf(key) }) : undefined
  if (!feed) {
    if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
    spend(ctx, 'wrongKey')
    throw problem('notFound')
  }
  const content = feedFile(ctx, feed)
  return { content, tag: tagOf(content) }
}

/** Of an advisor who still receives, with an account that still opens. */
const findOpen = prepared((db) =>
  db
    .select({
      advisorId: calendarFeeds.advisorId,
      names: calendarFeeds.names,
      withOpenings: calendarFeeds.withOpenings,
      withAbsences: calendarFeeds.withAbsences,
      changedAt: calendarFeeds.changedAt,
    })
    .from(calendarFeeds)
    .innerJoin(advisors, and(eq(advisors.id, calendarFeeds.advisorId), isNull(advisors.deactivatedAt)))
    .innerJoin(users, and(eq(users.advisorId, advisors.id), isNull(users.disabledAt)))
    .innerJoin(grants, and(eq(grants.userId, users.id), eq(grants.role, 'advisor'), isNull(grants.revokedAt)))
    .where(and(eq(calendarFeeds.keyHash, sql.placeholder('keyHash')), isNull(calendarFeeds.closedAt)))
    .limit(1)
    .prepare(),
)
