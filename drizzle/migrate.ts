import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ours = fileURLToPath(new URL('migrations', import.meta.url))

type Journal = { entries: { tag: string; when: number }[] }

/**
 * Brings the file to the newest schema. Drizzle's migrator silently empties child tables when a table is rebuilt with
 * foreign keys on, and no structural check sees it: so keys are off before, rows are counted before and after, and the
 * file is copied first. A loss puts the copy back and stops the start. A file newer than the code is refused.
 * @param folder the migrations, ours unless a test brings others
 */
export function migrateGuarded(client: Database.Database, path: string, folder = ours) {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as Journal
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  const applied = schemaVersion(client)
  if (applied > newest)
    throw new Error(
      'The data was written by a newer version of Permanence. Install that version, or restore the copy made before it.',
    )
  if (applied === newest) return
  const copy = applied > 0 && path !== ':memory:' ? copyBefore(client, path, newest) : null
  const before = rowCounts(client)
  client.pragma('foreign_keys = OFF')
  try {
    migrate(drizzle({ client }), { migrationsFolder: folder })
    assertNothingLost(client, before)
  } catch (error) {
    if (copy) putBack(client, copy, path)
    throw error
  } finally {
    if (client.open) client.pragma('foreign_keys = ON')
  }
}

/** Rows per table; the only check that sees a silent cascade. */
export function rowCounts(client: Database.Database): Map<string, number> {
  const tables = client
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'`,
    )
    .pluck()
    .all() as string[]
  return new Map(
    tables.map((table) => [table, client.prepare(`select count(*) from "${table}"`).pluck().get() as number]),
  )
}

/** The moment that names the newest migration the file has had; 0 for none. */
export function schemaVersion(client: Database.Database): number {
  const known = client.prepare(`select 1 from sqlite_schema where name = '__drizzle_migrations'`).get()
  if (!known) return 0
  return (
    (client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null) ?? 0
  )
}

function copyBefore(client: Database.Database, path: string, version: number) {
  const copy = `${path}.before-${version}`
  rmSync(copy, { force: true })
  client.prepare('vacuum into ?').run(copy)
  return copy
}

function assertNothingLost(client: Database.Database, before: Map<string, number>) {
  const orphans = client.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) throw new Error(`The migration leaves ${orphans.length} orphan rows`)
  const after = rowCounts(client)
  for (const [table, count] of before) {
    const now = after.get(table)
    if (now !== undefined && now < count)
      throw new Error(`The migration loses rows of ${table}: ${count} before, ${now} after`)
  }
}

function putBack(client: Database.Database, copy: string, path: string) {
  client.close()
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) rmSync(path + suffix)
  copyFileSync(copy, path)
}
