import { eq, lte, or, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { holds } from '#drizzle/schema/index.ts'
import type { HoldRequest } from '#shared/appointments.ts'
import { holdLasts } from '#shared/booking-rules.ts'
import { isSpent, spend } from '../allowances.ts'
import { ticketFor } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'
import { takeSlot } from './take-slot.ts'

/**
 * Keeps a slot ten minutes for the person who is typing; another one under the same id replaces it. The ticket proves that
 * a form was opened, and when.
 * @throws `slotTaken` or `slotNotOpen` with the three nearest free times; `tooManyRequests`
 */
export const hold = (ctx: Context, request: HoldRequest) =>
  atOnce(ctx, () => {
    if (ctx.settings.rateLimit > 0) {
      if (isSpent(ctx, 'hold')) throw problem('tooManyRequests')
      spend(ctx, 'hold')
    }
    const { advisorId, endsAt } = takeSlot(ctx, { ...request, holdId: request.id })
    const expiresAt = ctx.now + holdLasts
    dropHold(ctx.db).run({ id: request.id, now: ctx.now })
    addHold(ctx.db).run({ ...request, advisorId, endsAt, expiresAt })
    return { expiresAt, endsAt, ticket: ticketFor(ctx, request.id) }
  })

/** Gives the slot back to the others at once. Releasing twice, or nothing, is harmless. */
export function release({ db, now }: Context, { id }: { id: string }) {
  dropHold(db).run({ id, now })
  return {}
}

/** Whoever passes takes the expired ones away. */
export const dropHold = prepared((db) =>
  db
    .delete(holds)
    .where(or(eq(holds.id, sql.placeholder('id')), lte(holds.expiresAt, sql.placeholder('now'))))
    .prepare(),
)

/** One more promise among the busy hours. */
export const addHold = prepared((db) =>
  db
    .insert(holds)
    .values({
      id: sql.placeholder('id'),
      advisorId: sql.placeholder('advisorId'),
      placeId: sql.placeholder('placeId'),
      serviceId: sql.placeholder('serviceId'),
      workshopId: sql.placeholder('workshopId'),
      startsAt: sql.placeholder('startsAt'),
      endsAt: sql.placeholder('endsAt'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .prepare(),
)
