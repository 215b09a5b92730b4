import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, idOf, instant } from './columns.ts'

/**
 * Something we send, written in the same transaction as its cause and delivered later by the chores.
 * Neither the text nor the address is stored: both are made at delivery from the thing as it then is.
 */
export const letters = sqliteTable(
  'letters',
  {
    id: id(),
    kind: text({ enum: ['booked', 'moved', 'cancelled', 'reminder'] }).notNull(),
    channel: text({ enum: ['email', 'sms'] }).notNull(),
    /** The id of the thing it is about; the slice of that thing writes the text. */
    aboutId: idOf().notNull(),
    revision: integer().notNull(),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    lockedUntil: instant(),
    sentAt: instant(),
    abandonedAt: instant(),
    lastError: text(),
  },
  (letter) => [
    uniqueIndex('letters_once').on(letter.aboutId, letter.kind, letter.channel, letter.revision),
    index('letters_due')
      .on(letter.dueAt)
      .where(sql`${letter.sentAt} is null and ${letter.abandonedAt} is null`),
  ],
)
