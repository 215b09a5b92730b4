import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Repeated } from '#shared/favourites.ts'
import { advisors } from './advisors.ts'
import { always, atMost, id, idOf, instant, whole } from './columns.ts'

/** A named template of a session, of one advisor; removed by a fact, so that it can come back. */
export const favourites = sqliteTable(
  'favourites',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    name: text().notNull(),
    /** What a session told with it says first: read whole. */
    told: whole<Repeated>().notNull(),
    /** Sessions told with it: the most used come first. */
    uses: integer().notNull().default(0),
    keptAt: instant().notNull(),
    removedAt: instant(),
  },
  (favourite) => [
    index('favourites_of_advisor')
      .on(favourite.advisorId)
      .where(sql`${favourite.removedAt} is null`),
    always('favourites_name', sql`length(${favourite.name}) > 0`),
    atMost('favourites_name_length', favourite.name, 60),
    always('favourites_uses', sql`${favourite.uses} >= 0`),
  ],
)
