import { and, eq, gt } from 'drizzle-orm'
import { advisors, appointments } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/**
 * An advisor works for this structure from now on. Whom they receive after this moment they receive for it; what has begun
 * stays with the former one, as sessions do. Inside the caller's transaction.
 */
export function employ({ db, now }: Pick<Context, 'db' | 'now'>, advisorId: string, structureId: string) {
  db.update(advisors).set({ structureId }).where(eq(advisors.id, advisorId)).run()
  db.update(appointments)
    .set({ structureId })
    .where(and(eq(appointments.advisorId, advisorId), gt(appointments.startsAt, now)))
    .run()
}
