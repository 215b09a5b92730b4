import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase, type Db } from '#drizzle/open.ts'
import { lockFolder } from '#server/lock.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'permanence-'))
  folders.push(made)
  return made
}
afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true })))

const pragma = (db: Db, name: string) => db.$client.pragma(name, { simple: true })

describe('the ground', () => {
  it('opens the file as promised, and still so after the first query', () => {
    const db = openDatabase(join(folder(), 'p.sqlite'))
    db.$client.prepare('select count(*) from places').get()
    const found = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'secure_delete',
      'trusted_schema',
      'busy_timeout',
    ].map((name) => [name, pragma(db, name)])
    expect(Object.fromEntries(found)).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      trusted_schema: 0,
      busy_timeout: 5000,
    })
    db.$client.close()
  })

  it('types every table strictly', () => {
    const db = openDatabase(':memory:')
    const loose = db.$client
      .prepare(`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0`)
      .pluck()
      .all()
    expect(loose.filter((name) => !/^(sqlite_|__drizzle)/.test(String(name)))).toEqual([])
  })

  it('refuses a second process on the same folder, and gives the folder back', () => {
    const path = folder()
    const unlock = lockFolder(path)
    expect(() => lockFolder(path)).toThrow(/Another Permanence already uses/)
    unlock()
    lockFolder(path)()
  })

  it('refuses a damaged file with a plain sentence', async () => {
    const path = join(folder(), 'p.sqlite')
    const db = openDatabase(path)
    db.$client.pragma('wal_checkpoint(TRUNCATE)')
    db.$client.close()
    const { readFileSync, writeFileSync } = await import('node:fs')
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096, 12288)
    writeFileSync(path, bytes)
    expect(() => openDatabase(path)).toThrow(/damaged|malformed/)
  })

  it('keeps the audit append-only', () => {
    const db = openDatabase(':memory:')
    db.$client.exec(`insert into audit (at, actor_id, verb, thing_id, seal) values (1, null, 'v', 't', 's')`)
    expect(() => db.$client.exec('delete from audit')).toThrow('append-only')
    expect(() => db.$client.exec(`update audit set verb = 'w'`)).toThrow('append-only')
  })
})
