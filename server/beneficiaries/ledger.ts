import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { erasures } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/** Beside the database and not in it: an old copy of the one is restored without the other. */
export const ledgerName = 'erasures.txt'

/** By its hash alone, the ledger knows a record that it is shown, and names nobody. */
export const hashOf = (id: string) => createHash('sha256').update(id).digest('base64url')

/** Whether a record of this id was erased, even if the file has forgotten it: a laptop or an old copy may bring it again. */
export const wasErased = (db: Db, id: string) =>
  db
    .select({ at: erasures.at })
    .from(erasures)
    .where(eq(erasures.personHash, hashOf(id)))
    .get() !== undefined

/** Enters these records in the ledger; inside the write that erases them. */
export const enterErasures = (db: Db, ids: string[], now: number) =>
  ids.forEach((id) =>
    db
      .insert(erasures)
      .values({ personHash: hashOf(id), at: now })
      .onConflictDoNothing()
      .run(),
  )

/** Writes in the file apart the erasures that it lacks; on the disk when it returns. */
export function carryErasures({ db }: Pick<Context, 'db'>) {
  const path = pathOf(db)
  if (path === null) return
  const { text, known } = readLedger(path)
  const missing = db
    .select()
    .from(erasures)
    .all()
    .filter(({ personHash }) => !known.has(personHash))
  if (missing.length === 0) return
  const torn = text !== '' && !text.endsWith('\n') ? '\n' : ''
  const ledger = openSync(path, 'a', 0o600)
  try {
    writeSync(ledger, torn + missing.map(({ personHash, at }) => `${personHash} ${at}\n`).join(''))
    fsyncSync(ledger)
  } finally {
    closeSync(ledger)
  }
}

/** Null of a database in memory, which nothing restores. */
export const pathOf = (db: Db) => (db.$client.memory ? null : join(dirname(db.$client.name), ledgerName))

/**
 * Each hash that the file apart knows, and when it was erased. A last line that was cut by a fall is no line: the database still has it.
 */
export function readLedger(path: string) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const lines = text.split('\n').map((line) => /^([\w-]{43}) (\d+)$/.exec(line))
  const known = new Map(lines.flatMap((line) => (line ? [[line[1] ?? '', Number(line[2])] as const] : [])))
  return { text, known }
}
