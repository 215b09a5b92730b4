import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, idOf, instant } from './columns.ts'
import { structures } from './structures.ts'

/** The people who receive. An advisor outlives their account: sessions keep their author. */
export const advisors = sqliteTable(
  'advisors',
  {
    id: id(),
    structureId: idOf()
      .notNull()
      .references(() => structures.id),
    firstName: text().notNull(),
    lastName: text().notNull(),
    /** The address of their own room on screen; without one they meet nobody there. */
    videoLink: text(),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
  },
  (advisor) => [index('advisors_by_structure').on(advisor.structureId)],
)
