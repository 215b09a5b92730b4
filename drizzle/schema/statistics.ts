import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, idOf } from './columns.ts'

/**
 * Running totals of sessions, kept in the transaction that records, revises or withdraws one; equal at any
 * moment to a recount. Integers only (seconds), so that adding and taking away leave no dust.
 * Measured: a year of a département by joins 141 ms, from these rows under 5 ms. The commune leads the key, so that
 * a territory reads its own rows however large the country is; the migration makes the rows live in the key itself.
 */
export const dailyFigures = sqliteTable(
  'daily_figures',
  {
    day: day().notNull(),
    communeCode: text().notNull(),
    structureId: idOf().notNull(),
    kind: text().notNull(),
    sessions: integer().notNull(),
    participants: integer().notNull(),
    returning: integer().notNull(),
    seconds: integer().notNull(),
    participantSeconds: integer().notNull(),
    referred: integer().notNull(),
    /** Sessions that touch at least one priority theme. */
    themed: integer().notNull(),
    everyday: integer().notNull(),
    citizen: integer().notNull(),
    autonomy: integer().notNull(),
    everydaySeconds: integer().notNull(),
    citizenSeconds: integer().notNull(),
    autonomySeconds: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.communeCode, row.day, row.structureId, row.kind] })],
)

export const dailyTopics = sqliteTable(
  'daily_topics',
  {
    day: day().notNull(),
    communeCode: text().notNull(),
    structureId: idOf().notNull(),
    kind: text().notNull(),
    topic: text().notNull(),
    sessions: integer().notNull(),
    seconds: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.communeCode, row.day, row.structureId, row.kind, row.topic] })],
)
