import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { absences, advisors } from '#drizzle/schema/index.ts'
import type { ChangeThat } from '#shared/planning.ts'
import type { Instant } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { absenceToManage, assertMayManage, type Plan } from './plan.ts'

/** Hours or days away, once or again and again. @throws `notYours`, `notFound` */
export function planAbsence(ctx: ActorContext, { advisorId, absence }: ChangeThat<'planAbsence'>): Plan {
  assertMayManage(ctx, 'absence', advisorId)
  if (!ctx.db.select().from(advisors).where(eq(advisors.id, advisorId)).get()) throw problem('notFound')
  return {
    scope: { advisorId },
    carryOut: () => {
      const absenceId = uuidv7()
      ctx.db
        .insert(absences)
        .values({ ...absence, id: absenceId, advisorId, createdAt: ctx.now })
        .run()
      return { absenceId }
    },
  }
}

/** @throws `notFound`, `notYours` */
export function changeAbsence(ctx: ActorContext, { absenceId, absence }: ChangeThat<'changeAbsence'>): Plan {
  const { advisorId } = absenceToManage(ctx, absenceId)
  return {
    scope: { advisorId },
    carryOut: () => {
      ctx.db.update(absences).set(absence).where(eq(absences.id, absenceId)).run()
      return { absenceId }
    },
  }
}

/** They receive after all. @throws `notFound`, `notYours` */
export const withdrawAbsence = (ctx: ActorContext, { absenceId }: ChangeThat<'withdrawAbsence'>): Plan =>
  withWithdrawal(ctx, absenceId, ctx.now)

/** They are away after all. @throws `notFound`, `notYours` */
export const restoreAbsence = (ctx: ActorContext, { absenceId }: ChangeThat<'restoreAbsence'>): Plan =>
  withWithdrawal(ctx, absenceId, null)

function withWithdrawal(ctx: ActorContext, absenceId: string, withdrawnAt: Instant | null): Plan {
  const { advisorId } = absenceToManage(ctx, absenceId)
  return {
    scope: { advisorId },
    carryOut: () => {
      ctx.db.update(absences).set({ withdrawnAt }).where(eq(absences.id, absenceId)).run()
      return { absenceId }
    },
  }
}
