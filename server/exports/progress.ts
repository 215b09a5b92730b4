import type { ExportProgress } from '#shared/exports.ts'
import type { ActorContext } from '../trpc.ts'
import { ownWork } from './own-work.ts'

/**
 * How far one's file is.
 * @throws `notFound` when it was taken, is too old, or is somebody else's
 */
export function progress(ctx: ActorContext, { id }: { id: string }): ExportProgress {
  const { outcome, clerk, said } = ownWork(ctx, id)
  return {
    state: outcome ?? (clerk ? 'writing' : 'waiting'),
    done: said?.done ?? 0,
    total: said?.total ?? null,
  }
}
