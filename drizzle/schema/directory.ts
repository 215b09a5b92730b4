import { sql } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { always, idOf, instant } from './columns.ts'
import { users } from './sign-in.ts'

/** The number at which colleagues call somebody at work: told by the person themselves, and taken back by them. */
export const workPhones = sqliteTable(
  'work_phones',
  {
    userId: idOf()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    phone: text().notNull(),
    changedAt: instant().notNull(),
  },
  (row) => [always('work_phones_phone', sql`length(${row.phone}) = 10`)],
)
