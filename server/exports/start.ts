import { join } from 'node:path'
import { type ExportRequest, fileNameOf } from '#shared/exports.ts'
import { minute } from '#shared/time.ts'
import type { ActorContext, AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { deskOf, drop, folderOf, take, type Work } from './desk.ts'
import { linesAsked } from './lines-asked.ts'
import type { Order } from './order.ts'

/** A file that nobody came for. */
export const keptFor = 15 * minute

/**
 * Begins to write a file of one's own journal, in a thread, and says so in the audit. Asked again under the same id, nothing
 * begins twice. A new file takes the place of the one that the same person was waiting for.
 */
export function start(ctx: AdvisorContext, request: ExportRequest) {
  const { id } = request
  const answer = write(ctx, { id, verb: 'exports.start', thingId: id, input: request }, () => ({ id }))
  const { format } = request
  begin(ctx, { id, format, fileName: fileNameOf(request), figures: null }, (path) =>
    orderOf(ctx, request, path),
  )
  return answer
}

/** Puts a work on the desk, unless it is there. */
export function begin(
  { db, now, actor, settings }: ActorContext,
  told: Pick<Work, 'id' | 'format' | 'fileName' | 'figures'>,
  order: (path: string) => Order,
) {
  const desk = deskOf(db)
  if (desk.works.has(told.id)) return
  for (const other of desk.works.values()) if (other.userId === actor.userId) drop(desk, other)
  const path = join(folderOf(settings), `${told.id}.${told.format}`)
  const { userId, advisorId } = actor
  const begun = { askedAt: now, said: null, clerk: null, outcome: null }
  take(desk, { ...told, ...begun, userId, advisorId, path }, order(path))
}

function orderOf(ctx: AdvisorContext, request: ExportRequest, path: string): Order {
  const { db, actor, settings, now } = ctx
  const where = { database: db.$client.name, path }
  if (request.format === 'pdf')
    return { kind: 'report', ...where, actor, settings, now, period: request.period }
  const { format, notes } = request
  return { kind: 'lines', ...where, format, notes, ...linesAsked(ctx, request) }
}
