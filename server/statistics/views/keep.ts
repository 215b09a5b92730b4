import { and, eq, isNull, sql } from 'drizzle-orm'
import { savedViews } from '#drizzle/schema/index.ts'
import { readerOf, saidInFull } from '#shared/dashboard-reader.ts'
import { type KeepViewRequest, mostViews, teamOf } from '#shared/views.ts'
import { viewCodeOf } from '../../keys.ts'
import { problem } from '../../problem.ts'
import type { ActorContext } from '../../trpc.ts'
import { write } from '../../write.ts'
import { perimeterOf } from '../perimeter.ts'
import { questionAsked } from './asked.ts'
import { viewAddress } from './view-address.ts'

/**
 * Keeps a question of the dashboard under a name, said in full: what its author begins with unsaid, others begin elsewhere.
 * @returns its short address
 * @throws `viewsFull`, `invalidInput`; `notFound`, `notYours` for what its author does not see
 */
export function keep(ctx: ActorContext, request: KeepViewRequest) {
  const { db, now, actor, settings } = ctx
  const { id, name, audience } = request
  const { code } = write(ctx, { id, verb: 'views.keep', thingId: id, input: request }, () => {
    if (countOwn(ctx) >= mostViews) throw problem('viewsFull')
    const search = saidInFull(request.search, readerOf(actor, settings.departement))
    const question = questionAsked(ctx, search)
    perimeterOf(ctx, question)
    const shared = audience === 'team' ? teamOf(actor, question) : { structureId: null, territoryCode: null }
    const view = { id, userId: actor.userId, name, code: freeCode(ctx, id), search, ...shared, keptAt: now }
    db.insert(savedViews).values(view).run()
    return { id, code: view.code }
  })
  return { id, address: viewAddress(ctx, code) }
}

function freeCode(ctx: ActorContext, id: string): string {
  for (let attempt = 0; ; attempt++) {
    const code = viewCodeOf(ctx, id, attempt)
    const taken = ctx.db.select({ id: savedViews.id }).from(savedViews).where(eq(savedViews.code, code))
    if (!taken.get()) return code
  }
}

const countOwn = ({ db, actor }: ActorContext): number =>
  db
    .select({ views: sql<number>`count(*)` })
    .from(savedViews)
    .where(and(eq(savedViews.userId, actor.userId), isNull(savedViews.removedAt)))
    .get()?.views ?? 0
