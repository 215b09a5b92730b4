import { eq } from 'drizzle-orm'
import { imports } from '#drizzle/schema/index.ts'
import type { ImportDecision } from '#shared/imports.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { bringIn } from './bring-in.ts'
import { linesLeft } from './lines.ts'
import { loadImport } from './open-import.ts'

/**
 * Decides that all the sessions of a file enter the journal: from this write on they do, whatever happens to the page, the
 * network or the house; before it, none does. They come in one after the other, while everybody else is answered.
 * @throws `notFound`, `importUndone`, `importDecided`, `importIncomplete` when other sessions wait than were counted
 */
export function keep(ctx: AdvisorContext, { requestId, importId, lines }: ImportDecision) {
  const { db, now } = ctx
  const act = { id: requestId, verb: 'imports.keep', thingId: importId, input: { importId, lines } }
  const answer = write(ctx, act, () => {
    const { undoneAt, decidedAt } = loadImport(ctx, importId)
    if (undoneAt !== null) throw problem('importUndone')
    if (decidedAt !== null) throw problem('importDecided')
    if (linesLeft(db, importId) !== lines) throw problem('importIncomplete')
    db.update(imports).set({ decidedAt: now, lines }).where(eq(imports.id, importId)).run()
    return { lines }
  })
  /* What stops it (a full disk) leaves the rest waiting: a chore goes on every minute, and says what failed. */
  void bringIn(ctx, importId).catch(() => undefined)
  return answer
}
