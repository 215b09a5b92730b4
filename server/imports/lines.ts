import { and, asc, eq, lte, max, min, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { importLines } from '#drizzle/schema/index.ts'
import type { ImportedLine } from '#shared/imports.ts'

/** The sessions of a file that wait: a queue without a hole, numbered from one. */

/** How many wait. */
export function linesLeft(db: Db, importId: string): number {
  const first = firstNth(db).get({ importId })?.nth ?? 0
  const last = lastNth(db).get({ importId })?.nth ?? 0
  return first === 0 ? 0 : last - first + 1
}

/** Puts one more at the end. */
export function addLine(db: Db, importId: string, line: ImportedLine) {
  const nth = (lastNth(db).get({ importId })?.nth ?? 0) + 1
  insertLine(db).run({ importId, nth, line })
}

/** The next ones to enter the journal, in the order of the file. */
export const nextLines = (db: Db, importId: string, most: number) => firstOf(db).all({ importId, most })

/** Takes the first ones out, up to this one. */
export const dropLines = (db: Db, importId: string, upTo: number) =>
  db
    .delete(importLines)
    .where(and(eq(importLines.importId, importId), lte(importLines.nth, upTo)))
    .run()

/** Takes so many out. */
export function dropFirst(db: Db, importId: string, most: number) {
  const first = firstNth(db).get({ importId })?.nth
  if (first) dropLines(db, importId, first + most - 1)
}

/** Each end by itself, which the key gives at once: asked together, every line is read. */
const firstNth = prepared((db) => endOf(db, min(importLines.nth)))
const lastNth = prepared((db) => endOf(db, max(importLines.nth)))

const endOf = (db: Db, nth: SQL<number | null>) =>
  db
    .select({ nth })
    .from(importLines)
    .where(eq(importLines.importId, sql.placeholder('importId')))
    .prepare()

const insertLine = prepared((db) =>
  db
    .insert(importLines)
    .values({
      importId: sql.placeholder('importId'),
      nth: sql.placeholder('nth'),
      line: sql.placeholder('line'),
    })
    .prepare(),
)

const firstOf = prepared((db) =>
  db
    .select({ nth: importLines.nth, line: importLines.line })
    .from(importLines)
    .where(eq(importLines.importId, sql.placeholder('importId')))
    .orderBy(asc(importLines.nth))
    .limit(sql.placeholder('most'))
    .prepare(),
)
