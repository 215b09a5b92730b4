import { eq } from 'drizzle-orm'
import { workPhones } from '#drizzle/schema/index.ts'
import type { WorkPhone } from '#shared/directory.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** One's own number at work: colleagues read it in the directory, and nobody outside. Without a number, it is taken back. */
export function tellPhone(ctx: ActorContext, request: WorkPhone) {
  const { db, now, actor } = ctx
  const { requestId, phone } = request
  const { userId } = actor
  return write(ctx, { id: requestId, verb: 'directory.tellPhone', thingId: userId, input: request }, () => {
    if (phone === null) db.delete(workPhones).where(eq(workPhones.userId, userId)).run()
    else {
      const told = { phone, changedAt: now }
      db.insert(workPhones)
        .values({ userId, ...told })
        .onConflictDoUpdate({ target: workPhones.userId, set: told })
        .run()
    }
    return { userId }
  })
}
