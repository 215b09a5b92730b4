import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'

/** One row per accepted request: a replay finds its answer here, another content under the same id is refused. */
export const writes = sqliteTable(
  'writes',
  {
    id: id(),
    fingerprint: text().notNull(),
    answer: text().notNull(),
    at: instant().notNull(),
  },
  (write) => [index('writes_by_instant').on(write.at)],
)

/** Who did what, when: ids, never contents. Append-only by trigger, each row sealed with the one before. */
export const audit = sqliteTable('audit', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: instant().notNull(),
  actorId: text(),
  verb: text().notNull(),
  thingId: text().notNull(),
  seal: text().notNull(),
})

/** When each recurring job last ran to its end. */
export const chores = sqliteTable('chores', {
  name: text().primaryKey(),
  startedAt: instant().notNull(),
  doneAt: instant(),
})

/** Settings of the house that are decided once: secrets' names, the département planted. */
export const facts = sqliteTable('facts', {
  name: text().primaryKey(),
  value: text().notNull(),
})
