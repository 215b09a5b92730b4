import type { AdvisorContext } from '../trpc.ts'
import { linesLeft } from './lines.ts'
import { loadImport } from './open-import.ts'
import { sessionsOf } from './past.ts'

/**
 * How far an import has come: `left` sessions still wait; `recorded` of them are in the journal, once all have been seen. The
 * others were there before.
 * @throws `notFound`
 */
export function progress(
  ctx: Pick<AdvisorContext, 'db' | 'now' | 'actor'>,
  { importId }: { importId: string },
) {
  const { lines, failedAt, undoneAt } = loadImport(ctx, importId)
  const left = linesLeft(ctx.db, importId)
  return {
    lines: lines ?? 0,
    left,
    recorded: left === 0 ? sessionsOf(ctx.db, importId) : null,
    hasFailed: failedAt !== null,
    isUndone: undoneAt !== null,
  }
}
