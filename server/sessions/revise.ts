import { count, eq } from 'drizzle-orm'
import { sessionRevisions } from '#drizzle/schema/index.ts'
import type { Revision } from '#shared/journal.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadOwn } from './load-session.ts'
import { retell } from './retell.ts'
import { settleSeats } from './settle-seats.ts'

/**
 * Corrects a session: it is told again whole, its figures follow, and what it was stays in its history, notes excepted. The
 * appointment it comes from, who recorded it and for which structure do not change. Whoever has not seen the latest correction does not write over it.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`, `correctedMeanwhile`, and those of `checkTold`
 */
export function revise(ctx: AdvisorContext, { requestId, session: told, corrections }: Revision) {
  const input = { requestId, session: told, corrections }
  return write(ctx, { id: requestId, verb: 'sessions.revise', thingId: told.id, input }, () => {
    const loaded = loadOwn(ctx, 'revise', told.id)
    const { session } = loaded
    if (session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
    if (correctionsOf(ctx, told.id) !== corrections) throw problem('correctedMeanwhile')
    if (told.appointmentId !== session.appointmentId || told.coAdvisorIds.includes(session.advisorId))
      throw problem('invalidInput')
    if (told.attendance) settleSeats(ctx, told)
    retell(ctx, loaded, told)
    return { id: told.id }
  })
}

const correctionsOf = ({ db }: AdvisorContext, id: string) =>
  db.select({ n: count() }).from(sessionRevisions).where(eq(sessionRevisions.sessionId, id)).get()?.n ?? 0
