import { uuidv7 } from 'uuidv7'
import { sessionRevisions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { AdvisorContext } from '../trpc.ts'
import { checkTold } from './check-told.ts'
import { changeSession, changeTouched } from './keep.ts'
import type { loadSession } from './load-session.ts'
import { joinPeople, leavePeople } from './people-of.ts'
import { tagSession } from './tags-of.ts'

/**
 * A session is told again whole, its figures follow, and what it was stays in its history, notes excepted. Inside the caller's
 * write.
 * @throws those of `checkTold`
 */
export function retell(ctx: AdvisorContext, loaded: ReturnType<typeof loadSession>, told: SessionInput) {
  const { db, now, actor } = ctx
  const { session, topics, coAdvisorIds, people, tags } = loaded
  const revised = { ...session, ...checkTold(ctx, told), revisedAt: now }
  const { notes: _, countKey: __, ...before } = session
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
}
