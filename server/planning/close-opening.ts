import { eq } from 'drizzle-orm'
import { openings } from '#drizzle/schema/index.ts'
import type { ChangeThat } from '#shared/planning.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { cut, openingToManage, type Plan } from './plan.ts'
import { assertSound } from './plan-opening.ts'

/** No more of these hours: at all, or from one of their days on. @throws `notFound`, `notYours` */
export function closeOpening(ctx: ActorContext, { openingId, from }: ChangeThat<'closeOpening'>): Plan {
  const opening = openingToManage(ctx, openingId)
  const split = cut(opening.recurrence, from)
  return {
    scope: { advisorId: opening.advisorId },
    carryOut: () => {
      ctx.db
        .update(openings)
        .set(split ? { recurrence: split.before } : { closedAt: opening.closedAt ?? ctx.now })
        .where(eq(openings.id, openingId))
        .run()
      return { openingId }
    },
  }
}

/** The same hours again. @throws `notFound`, `notYours`, and what a new opening is refused for */
export function reopenOpening(ctx: ActorContext, { openingId }: ChangeThat<'reopenOpening'>): Plan {
  const opening = openingToManage(ctx, openingId)
  if (opening.closedAt === null) throw problem('notFound')
  assertSound(ctx, opening)
  return {
    scope: { advisorId: opening.advisorId },
    carryOut: () => {
      ctx.db.update(openings).set({ closedAt: null }).where(eq(openings.id, openingId)).run()
      return { openingId }
    },
  }
}
