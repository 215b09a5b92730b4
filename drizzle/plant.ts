import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from './open.ts'

/** SQLite takes 32,766 values in one statement; short statements are made as fast and need less memory. */
const valuesAtOnce = 4000

/** Inserts many rows in few statements, inside the caller's transaction. */
export function plant<Table extends SQLiteTable>(db: Db, table: Table, rows: Table['$inferInsert'][]) {
  const size = Math.max(1, Math.floor(valuesAtOnce / Object.keys(getTableColumns(table)).length))
  for (let first = 0; first < rows.length; first += size)
    db.insert(table)
      .values(rows.slice(first, first + size))
      .run()
}
