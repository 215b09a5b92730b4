import { and, eq } from 'drizzle-orm'
import { savedViews } from '#drizzle/schema/index.ts'
import { type ChangeViewRequest, teamOf, type ViewAct } from '#shared/views.ts'
import { problem } from '../../problem.ts'
import type { ActorContext } from '../../trpc.ts'
import { write } from '../../write.ts'
import { questionAsked } from './asked.ts'

/**
 * Gives a view of one's own another name, or shares it with others; its address stays.
 * @throws `notFound` for somebody else's too
 */
export function change(ctx: ActorContext, request: ChangeViewRequest) {
  const { requestId, id, name, audience } = request
  return write(ctx, { id: requestId, verb: 'views.change', thingId: id, input: request }, () => {
    const { search } = ownView(ctx, id)
    const shared =
      audience === 'team'
        ? teamOf(ctx.actor, questionAsked(ctx, search))
        : { structureId: null, territoryCode: null }
    return changeOwn(ctx, id, { name, ...shared })
  })
}

/** Takes a view away: its address opens nothing any more, and its letters stop. @throws `notFound` */
export const remove = (ctx: ActorContext, { requestId, id }: ViewAct) =>
  write(ctx, { id: requestId, verb: 'views.remove', thingId: id, input: { id } }, () =>
    changeOwn(ctx, id, { removedAt: ctx.now }),
  )

/** Takes that back. @throws `notFound` */
export const bringBack = (ctx: ActorContext, { requestId, id }: ViewAct) =>
  write(ctx, { id: requestId, verb: 'views.bringBack', thingId: id, input: { id } }, () =>
    changeOwn(ctx, id, { removedAt: null }),
  )

function changeOwn(ctx: ActorContext, id: string, changed: Partial<typeof savedViews.$inferInsert>) {
  ownView(ctx, id)
  ctx.db.update(savedViews).set(changed).where(eq(savedViews.id, id)).run()
  return { id }
}

function ownView({ db, actor }: ActorContext, id: string) {
  const own = and(eq(savedViews.id, id), eq(savedViews.userId, actor.userId))
  const view = db.select().from(savedViews).where(own).get()
  if (!view) throw problem('notFound')
  return view
}
