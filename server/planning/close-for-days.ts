import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { holidayOpenings, placeClosures, places } from '#drizzle/schema/index.ts'
import type { ChangeThat } from '#shared/planning.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { assertMayAdminister, type Plan } from './plan.ts'

/** Days on which a place receives nobody, both included. @throws `notYours`, `notFound`, `absenceEndsBeforeStart` */
export function planClosure(
  ctx: ActorContext,
  { placeId, firstDay, lastDay }: ChangeThat<'planClosure'>,
): Plan {
  assertPlace(ctx, placeId)
  if (lastDay < firstDay) throw problem('absenceEndsBeforeStart')
  return {
    scope: { placeId },
    carryOut: () => {
      const closureId = uuidv7()
      ctx.db.insert(placeClosures).values({ id: closureId, placeId, firstDay, lastDay }).run()
      return { closureId }
    },
  }
}

/** The place receives after all. @throws `notYours`, `notFound` */
export function withdrawClosure(ctx: ActorContext, { closureId }: ChangeThat<'withdrawClosure'>): Plan {
  assertMayAdminister(ctx)
  const closure = ctx.db.select().from(placeClosures).where(eq(placeClosures.id, closureId)).get()
  if (!closure) throw problem('notFound')
  return {
    scope: { placeId: closure.placeId },
    carryOut: () => {
      ctx.db.delete(placeClosures).where(eq(placeClosures.id, closureId)).run()
      return { closureId }
    },
  }
}

/** A public holiday on which this place is open all the same. @throws `notYours`, `notFound` */
export function openOnHoliday(ctx: ActorContext, { placeId, day }: ChangeThat<'openOnHoliday'>): Plan {
  assertPlace(ctx, placeId)
  return {
    scope: { placeId },
    carryOut: () => {
      ctx.db.insert(holidayOpenings).values({ id: uuidv7(), placeId, day }).onConflictDoNothing().run()
      return { placeId }
    },
  }
}

/** The public holiday is kept, as everywhere. @throws `notYours`, `notFound` */
export function keepHoliday(ctx: ActorContext, { placeId, day }: ChangeThat<'keepHoliday'>): Plan {
  assertPlace(ctx, placeId)
  return {
    scope: { placeId },
    carryOut: () => {
      ctx.db
        .delete(holidayOpenings)
        .where(and(eq(holidayOpenings.placeId, placeId), eq(holidayOpenings.day, day)))
        .run()
      return { placeId }
    },
  }
}

function assertPlace(ctx: ActorContext, placeId: string) {
  assertMayAdminister(ctx)
  if (!ctx.db.select().from(places).where(eq(places.id, placeId)).get()) throw problem('notFound')
}
