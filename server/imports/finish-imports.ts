import { setImmediate as breathe } from 'node:timers/promises'
import { and, eq, exists, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { bringIn } from './bring-in.ts'
import { dropFirst, linesLeft } from './lines.ts'

type ChoreContext = Pick<Context, 'db' | 'settings' | 'now'> & { stops?: AbortSignal }

/** Files that nobody decided about: their page was left, or their network cut for good. */
const waitsFor = hour

/** Imports that a fall of the house cut go on, and sessions whose advisor never decided are forgotten. */
export async function finishImports(ctx: ChoreContext) {
  const { db, now, stops } = ctx
  const cut = and(isNotNull(imports.decidedAt), isNull(imports.undoneAt))
  for (const { id } of begun(db, and(cut, or(hasLines(db), isNotNull(imports.failedAt)))))
    await bringIn(ctx, id)
  const left = and(isNull(imports.decidedAt), lt(imports.at, now - waitsFor))
  for (const { id } of begun(db, and(left, hasLines(db))))
    while (linesLeft(db, id) > 0 && !stops?.aborted) {
      dropFirst(db, id, 200)
      await breathe()
    }
}

const begun = (db: Context['db'], which: SQL | undefined) =>
  db.select({ id: imports.id }).from(imports).where(which).all()

const hasLines = (db: Context['db']) =>
  exists(db.select().from(importLines).where(eq(importLines.importId, imports.id)))
