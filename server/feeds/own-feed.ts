import { and, eq, isNull } from 'drizzle-orm'
import { calendarFeeds } from '#drizzle/schema/index.ts'
import type { AdvisorContext } from '../trpc.ts'
import { feedAddress } from './feed-address.ts'

/** The address at which another calendar reads the advisor's days, and what it says; null while none is open. */
export function ownFeed(ctx: AdvisorContext) {
  const feed = openFeedOf(ctx)
  if (!feed) return null
  const { id, names, withOpenings, withAbsences, openedAt } = feed
  return { id, names, withOpenings, withAbsences, openedAt, address: feedAddress(ctx, id) }
}

/** There is one at the most: the file itself refuses a second. */
export const openFeedOf = ({ db, actor }: AdvisorContext) =>
  db
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.advisorId, actor.advisorId), isNull(calendarFeeds.closedAt)))
    .get()
