import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { importSources, type ImportedLine } from '#shared/imports.ts'
import { advisors } from './advisors.ts'
import { beneficiaries } from './beneficiaries.ts'
import { always, atMost, id, idOf, instant, oneOf, whole } from './columns.ts'
import { sessions } from './sessions.ts'

/**
 * A file that somebody brought from elsewhere: the file itself is never kept. Its sessions wait in `importLines` until their
 * advisor has decided, then all of them enter the journal (`decidedAt`, `lines` of them), or none does (`failedAt`). Taken
 * back by a fact.
 */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    source: text({ enum: importSources }).notNull(),
    at: instant().notNull(),
    undoneAt: instant(),
    decidedAt: instant(),
    lines: integer(),
    failedAt: instant(),
  },
  (each) => [
    index('imports_by_advisor').on(each.advisorId, each.at),
    oneOf('imports_source', each.source, importSources),
  ],
)

/** A session of a file on its way to the journal: nobody reads it there. It goes when it has arrived, or when nobody decides. */
export const importLines = sqliteTable(
  'import_lines',
  {
    importId: idOf()
      .notNull()
      .references(() => imports.id),
    nth: integer().notNull(),
    line: whole<ImportedLine>().notNull(),
  },
  (each) => [
    primaryKey({ columns: [each.importId, each.nth] }),
    always('import_lines_json', sql`json_valid(${each.line})`),
  ],
)

/**
 * Under what name the other tool knows a session: one line of one file enters the journal once, whoever brings it and
 * however often. A workshop told in several lines has several keys. They go when the import is taken back.
 */
export const importedSessions = sqliteTable(
  'imported_sessions',
  {
    source: text({ enum: importSources }).notNull(),
    key: text().notNull(),
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    importId: idOf()
      .notNull()
      .references(() => imports.id),
  },
  (line) => [
    primaryKey({ columns: [line.source, line.key] }),
    index('imported_sessions_by_import').on(line.importId, line.sessionId),
    oneOf('imported_sessions_source', line.source, importSources),
    atMost('imported_sessions_key', line.key, 120),
  ],
)

/** Whom an import added to those one follows. */
export const importedBeneficiaries = sqliteTable(
  'imported_beneficiaries',
  {
    beneficiaryId: idOf()
      .primaryKey()
      .references(() => beneficiaries.id),
    importId: idOf()
      .notNull()
      .references(() => imports.id),
  },
  (row) => [index('imported_beneficiaries_by_import').on(row.importId)],
)
