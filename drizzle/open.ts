import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrateGuarded } from './migrate.ts'
import { watchSlots } from './slots-stamp.ts'
import * as schema from './schema/index.ts'

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

const oldestSafeSqlite = [3, 51, 3]

/** What the file must answer, read back after the first query (WAL falls back to NORMAL until then). */
const promised: Record<string, string | number> = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
}

/**
 * Opens the file (or ':memory:'), brings it to the code's schema, and refuses to go on if the ground is not as promised.
 * @param path the SQLite file; created when absent
 */
export function openDatabase(path: string): Db {
  const client = new Database(path)
  try {
    prepareConnection(client)
    migrateGuarded(client, path)
    selfTest(client, path)
    watchSlots(client)
  } catch (error) {
    client.close()
    throw error
  }
  return withTables(client)
}

/** A second, read-only handle on the same file, for long work off the event loop. */
export function openReadOnly(path: string): Db {
  const client = new Database(path, { readonly: true })
  client.pragma('busy_timeout = 5000')
  return withTables(client)
}

const withTables = (client: Database.Database): Db => drizzle({ client, schema, casing: 'snake_case' })

function prepareConnection(client: Database.Database) {
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'secure_delete = ON',
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'mmap_size = 0',
    'journal_size_limit = 67108864',
    'cache_size = -65536',
  ])
    client.pragma(pragma)
}

function selfTest(client: Database.Database, path: string) {
  const version = client.prepare('select sqlite_version()').pluck().get() as string
  if (isOlder(version, oldestSafeSqlite))
    throw new Error(`SQLite ${version} is too old: 3.51.3 or later is needed`)
  for (const [pragma, value] of Object.entries(promised)) {
    const found = client.pragma(pragma, { simple: true })
    if (found !== value)
      throw new Error(`The database answers ${pragma}=${String(found)} instead of ${value}`)
  }
  if (path !== ':memory:' && client.pragma('journal_mode', { simple: true }) !== 'wal')
    throw new Error('The database refuses the WAL journal')
  const check = client.pragma('quick_check', { simple: true })
  if (check !== 'ok')
    throw new Error(`The database file is damaged: ${String(check)}. Restore the last backup.`)
}

function isOlder(version: string, oldest: number[]) {
  const parts = version.split('.').map(Number)
  const at = oldest.findIndex((part, index) => part !== (parts[index] ?? 0))
  return at >= 0 && (parts[at] ?? 0) < (oldest[at] ?? 0)
}
