import { setImmediate as breathe } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { importedSessions, imports } from '#drizzle/schema/index.ts'
import type { ImportedLine } from '#shared/imports.ts'
import { problems } from '#shared/problems.ts'
import { Problem, problem } from '../problem.ts'
import { keepNew } from '../sessions/keep.ts'
import { actorOfAdvisor } from '../sign-in/actor.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'
import { checkLine, type Importing, keysOf } from './check-line.ts'
import { dropLines, nextLines } from './lines.ts'
import { takeBackSome } from './take-back.ts'

/** Sessions that enter the journal between two looks at who else asks: some milliseconds. */
const atATime = 10

type House = Pick<Context, 'db' | 'settings' | 'now'> & { stops?: AbortSignal }

/**
 * What was decided is done: the sessions that wait enter the journal, some at a time, each time in one transaction that takes
 * them out of the queue. Cut anywhere, the next call goes on where it stopped. Should one be refused after all, because the
 * world has changed since it was checked, those that were brought are taken back: all of them, or none.
 */
export async function bringIn(house: House, importId: string) {
  const busy = busyIn(house.db)
  if (busy.has(importId)) return
  busy.add(importId)
  try {
    while (!house.stops?.aborted && bringSome(house, importId)) await breathe()
  } finally {
    busy.delete(importId)
  }
}

/** The imports that are being brought in by this process: one loop each. */
const busyIn = prepared(() => new Set<string>())

/** @returns whether there is more to do */
function bringSome(house: House, importId: string): boolean {
  const { db, now } = house
  try {
    return atOnce({ db }, () => {
      const found = findImport(db).get({ id: importId })
      if (!found || found.decidedAt === null || found.undoneAt !== null) return false
      const ctx = { ...house, actor: actorOfAdvisor(db, found.advisorId) }
      if (found.failedAt !== null) return takeBackSome(ctx, importId) > 0
      const some = nextLines(db, importId, atATime)
      for (const { line } of some) bring({ ...ctx, now: found.decidedAt }, found, line)
      dropLines(db, importId, some.at(-1)?.nth ?? 0)
      return some.length === atATime
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    db.update(imports).set({ failedAt: now }).where(eq(imports.id, importId)).run()
    return true
  }
}

/** A rule that says no; not a house too busy or too full to write, where the same is tried again. */
const isRefusal = (error: unknown) =>
  error instanceof Error &&
  error.cause instanceof Problem &&
  problems[error.cause.problem].class !== 'unavailable'

/** Into the journal with the names by which it will be recognised; a twin of an earlier line is there already. */
function bring(ctx: Importing, { id: importId, source }: typeof imports.$inferSelect, line: ImportedLine) {
  const checked = checkLine(ctx, source, line)
  if (checked === 'known') return
  if (typeof checked === 'string') throw problem(checked)
  keepNew(ctx, line.session, checked)
  for (const key of keysOf(ctx.actor, line))
    addKey(ctx.db).run({ source, key, sessionId: line.session.id, importId })
}

const findImport = prepared((db) =>
  db
    .select()
    .from(imports)
    .where(eq(imports.id, sql.placeholder('id')))
    .prepare(),
)

const addKey = prepared((db) =>
  db
    .insert(importedSessions)
    .values({
      source: sql.placeholder('source'),
      key: sql.placeholder('key'),
      sessionId: sql.placeholder('sessionId'),
      importId: sql.placeholder('importId'),
    })
    .prepare(),
)
