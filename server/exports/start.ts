import { join } from 'node:path'
import { type ExportRequest, fileNameOf } from '#shared/exports.ts'
import { minute } from '#shared/time.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { deskOf, drop, folderOf, take } from './desk.ts'
import { linesAsked } from './lines-asked.ts'
import type { Order } from './order.ts'

/** A file that nobody came for. */
export const keptFor = 15 * minute

/**
 * Begins to write a file of one's own journal, in a thread, and says so in the audit. Asked again under the same id, nothing
 * begins twice. A new file takes the place of the one that the same person was waiting for.
 */
export function start(ctx: AdvisorContext, request: ExportRequest) {
  const { db, now, actor } = ctx
  const { id } = request
  const answer = write(ctx, { id, verb: 'exports.start', thingId: id, input: request }, () => ({ id }))
  const desk = deskOf(db)
  if (desk.works.has(id)) return answer
  for (const other of desk.works.values()) if (other.userId === actor.userId) drop(desk, other)
  const path = join(folderOf(ctx.settings), `${id}.${request.format}`)
  take(
    desk,
    {
      id,
      userId: actor.userId,
      advisorId: actor.advisorId,
      format: request.format,
      fileName: fileNameOf(request),
      path,
      askedAt: now,
      said: null,
      clerk: null,
      outcome: null,
    },
    orderOf(ctx, request, path),
  )
  return answer
}

function orderOf(ctx: AdvisorContext, request: ExportRequest, path: string): Order {
  const { db, actor, settings, now } = ctx
  const where = { database: db.$client.name, path }
  if (request.format === 'pdf')
    return { kind: 'report', ...where, actor, settings, now, period: request.period }
  const { format, notes } = request
  return { kind: 'lines', ...where, format, notes, ...linesAsked(ctx, request) }
}
