import { figuresFileNameOf, type FiguresRequest } from '#shared/exports.ts'
import { type Perimeter, perimeterOf } from '../statistics/perimeter.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { begin } from './start.ts'

/**
 * Begins to write what the dashboard shows, in a thread, and says so in the audit: see `start`.
 * @throws notFound, notYours: see `perimeterOf`
 */
export function startFigures(ctx: ActorContext, request: FiguresRequest) {
  const { id, format, question, table } = request
  const sees = seenOf(perimeterOf(ctx, question))
  const answer = write(ctx, { id, verb: 'exports.startFigures', thingId: id, input: request }, () => ({ id }))
  const { db, actor, settings, now } = ctx
  const told = { id, format, fileName: figuresFileNameOf(request), figures: { question, sees } }
  const database = db.$client.name
  begin(ctx, told, (path) => ({
    kind: 'figures',
    database,
    path,
    format,
    question,
    table,
    actor,
    settings,
    now,
  }))
  return answer
}

/** Whose figures one sees, and how: two who see alike are told the same. */
export const seenOf = ({ isExact, structures }: Pick<Perimeter, 'isExact' | 'structures'>): string =>
  JSON.stringify({ isExact, structureIds: structures?.map(({ id }) => id) ?? null })
