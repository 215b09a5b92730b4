import { sql } from 'drizzle-orm'
import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { feedNames } from '#shared/feeds.ts'
import { advisors } from './advisors.ts'
import { id, idOf, instant, oneOf, yesNo } from './columns.ts'

/**
 * An advisor's days for another calendar, at a secret address of which only SHA-256 is kept. Closed, an address never opens
 * again: a renewal is another row.
 */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    keyHash: text().notNull(),
    names: text({ enum: feedNames }).notNull(),
    withOpenings: yesNo().notNull(),
    withAbsences: yesNo().notNull(),
    openedAt: instant().notNull(),
    changedAt: instant().notNull(),
    closedAt: instant(),
  },
  (feed) => [
    uniqueIndex('calendar_feeds_by_key').on(feed.keyHash),
    uniqueIndex('calendar_feeds_one_open')
      .on(feed.advisorId)
      .where(sql`${feed.closedAt} is null`),
    oneOf('calendar_feeds_names', feed.names, feedNames),
  ],
)
