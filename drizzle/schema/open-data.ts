import { sql } from 'drizzle-orm'
import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { PartnerScope } from '#shared/open-data.ts'
import { always, atMost, id, idOf, instant, whole } from './columns.ts'
import { structures } from './structures.ts'

/**
 * What opens the public API further to a partner: only SHA-256 of the key is kept, and its last four characters, to know it by.
 * One that is over never opens again: a renewal is another row, and the one before goes on for a day.
 */
export const partnerKeys = sqliteTable(
  'partner_keys',
  {
    id: id(),
    name: text().notNull(),
    scopes: whole<PartnerScope[]>().notNull(),
    /** Whose exact figures it opens, if any. */
    structureId: idOf().references(() => structures.id),
    keyHash: text().notNull(),
    hint: text().notNull(),
    renewsId: idOf(),
    createdAt: instant().notNull(),
    /** To the hour. */
    lastUsedAt: instant(),
    endsAt: instant(),
  },
  (key) => [
    uniqueIndex('partner_keys_by_key').on(key.keyHash),
    atMost('partner_keys_name', key.name, 80),
    always('partner_keys_scopes', sql`json_valid(${key.scopes})`),
    always(
      'partner_keys_structure',
      sql`(instr(${key.scopes}, 'structureFigures') > 0) = (${key.structureId} is not null)`,
    ),
  ],
)
