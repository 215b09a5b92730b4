import { eq } from 'drizzle-orm'
import { advisors, places } from '#drizzle/schema/index.ts'
import type { ChangeThat } from '#shared/planning.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { assertMayAdminister, type Plan } from './plan.ts'

/** A place receives nobody any more; its history stays. @throws `notYours`, `notFound` */
export function closePlace(ctx: ActorContext, { placeId }: ChangeThat<'closePlace'>): Plan {
  assertMayAdminister(ctx)
  if (!ctx.db.select().from(places).where(eq(places.id, placeId)).get()) throw problem('notFound')
  return {
    scope: { placeId },
    empties: 'placeClosed',
    carryOut: () => {
      ctx.db.update(places).set({ closedAt: ctx.now }).where(eq(places.id, placeId)).run()
      return { placeId }
    },
  }
}

/** An advisor receives nobody any more; their sessions and figures stay. @throws `notYours`, `notFound` */
export function deactivateAdvisor(ctx: ActorContext, { advisorId }: ChangeThat<'deactivateAdvisor'>): Plan {
  assertMayAdminister(ctx)
  if (!ctx.db.select().from(advisors).where(eq(advisors.id, advisorId)).get()) throw problem('notFound')
  return {
    scope: { advisorId },
    empties: 'advisorLeaves',
    carryOut: () => {
      ctx.db.update(advisors).set({ deactivatedAt: ctx.now }).where(eq(advisors.id, advisorId)).run()
      return { advisorId }
    },
  }
}
