import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { initiativeKinds } from '#shared/initiatives.ts'
import { always, atMost, day, id, idOf, instant, oneOf, whole } from './columns.ts'
import { users } from './sign-in.ts'
import { departements } from './territories.ts'

/**
 * What coordinators do for a département besides advisors' sessions, and never counted among them. Withdrawn by a fact, so
 * that it can come back.
 */
export const initiatives = sqliteTable(
  'initiatives',
  {
    id: id(),
    kind: text({ enum: initiativeKinds }).notNull(),
    departementCode: text()
      .notNull()
      .references(() => departements.code),
    title: text().notNull(),
    day: day().notNull(),
    minutes: integer().notNull(),
    participants: integer().notNull(),
    /** Names of organisations: always read whole. */
    partners: whole<string[]>().notNull(),
    /** Who recorded it: whoever coordinates the same département may correct it. */
    userId: idOf()
      .notNull()
      .references(() => users.id),
    recordedAt: instant().notNull(),
    revisedAt: instant(),
    withdrawnAt: instant(),
  },
  (initiative) => [
    index('initiatives_by_departement').on(initiative.departementCode, initiative.day),
    oneOf('initiatives_kind', initiative.kind, initiativeKinds),
    atMost('initiatives_title', initiative.title, 120),
    always('initiatives_minutes', sql`${initiative.minutes} between 5 and 2880`),
    always('initiatives_participants', sql`${initiative.participants} between 0 and 5000`),
  ],
)
