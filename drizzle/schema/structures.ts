import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf } from './columns.ts'
import { communes, departements } from './territories.ts'
import { structureKinds } from '#shared/structures.ts'

/** The employers that host advisors. */
export const structures = sqliteTable(
  'structures',
  {
    id: id(),
    name: text().notNull(),
    kind: text({ enum: structureKinds }).notNull(),
    siret: text(),
    departementCode: text()
      .notNull()
      .references(() => departements.code),
    communeCode: text().references(() => communes.code),
    createdAt: instant().notNull(),
  },
  (structure) => [oneOf('structures_kind', structure.kind, structureKinds)],
)
