import { inArray } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/**
 * Takes appointments off the table for a moment, inside a transaction that puts each of them down again: so none stands in
 * the way of another while several of them move, and no order has to be found.
 */
export const lift = ({ db, now }: Pick<Context, 'db' | 'now'>, appointmentIds: string[]) =>
  db.update(appointments).set({ cancelledAt: now }).where(inArray(appointments.id, appointmentIds)).run()
