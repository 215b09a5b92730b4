import { count, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { sessionRevisions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { Revision } from '#shared/journal.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkTold } from './check-told.ts'
import { changeSession, changeTouched } from './keep.ts'
import { loadOwn } from './load-session.ts'
import { joinPeople, leavePeople } from './people-of.ts'
import { settleSeats } from './settle-seats.ts'
import { tagSession } from './tags-of.ts'

/**
 * Corrects a session: it is told again whole, its figures follow, and what it was stays in its history, notes excepted. The
 * appointment it comes from, who recorded it and for which structure do not change. Whoever has not seen the latest correction does not write over it.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`, `correctedMeanwhile`, and those of `checkTold`
 */
export function revise(ctx: AdvisorContext, { requestId, session: told, corrections }: Revision) {
  const { db, now, actor } = ctx
  const input = { requestId, session: told, corrections }
  return write(ctx, { id: requestId, verb: 'sessions.revise', thingId: told.id, input }, () => {
    const { session, topics, coAdvisorIds, people, tags } = loadOwn(ctx, 'revise', told.id)
    if (session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
    if (correctionsOf(ctx, told.id) !== corrections) throw problem('correctedMeanwhile')
    if (told.appointmentId !== session.appointmentId || told.coAdvisorIds.includes(session.advisorId))
      throw problem('invalidInput')
    if (told.attendance) settleSeats(ctx, told)
    const revised = { ...session, ...checkTold(ctx, told), revisedAt: now }
    const { notes: _, ...before } = session
    const beneficiaryIds = people.map(({ beneficiaryId }) => beneficiaryId)
    db.insert(sessionRevisions)
      .values({
        id: uuidv7(),
        sessionId: session.id,
        advisorId: actor.advisorId,
        at: now,
        before: {
          ...before,
          topics,
          coAdvisorIds,
          ...(beneficiaryIds.length > 0 && { beneficiaryIds }),
          ...(tags.length > 0 && { tagIds: tags.map(({ id }) => id) }),
        },
      })
      .run()
    if (beneficiaryIds.length > 0) leavePeople(ctx, told.id)
    changeSession(db, revised)
    changeTouched(db, told)
    tally(db, session, topics, -1)
    tally(db, revised, told.topics, 1)
    joinPeople(ctx, told, beneficiaryIds)
    if (told.tagIds) tagSession(ctx, told)
    return { id: told.id }
  })
}

const correctionsOf = ({ db }: AdvisorContext, id: string) =>
  db.select({ n: count() }).from(sessionRevisions).where(eq(sessionRevisions.sessionId, id)).get()?.n ?? 0
