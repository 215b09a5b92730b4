import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { advisors, beneficiaryShares } from '#drizzle/schema/index.ts'
import type { Sharing, Unsharing } from '#shared/beneficiaries.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { loadStanding } from './load-followed.ts'
import { activeShare } from './shares.ts'

/**
 * Lets a colleague of the same structure see somebody's record, correct it and note sessions with them: the person agreed, on
 * that day. Said twice, it is said. Whoever changes structure sees them no more.
 * @throws `notFound`, `notYours`, `alreadyMerged`, `notSameStructure`; `invalidInput` for a day to come
 */
export function share(ctx: AdvisorContext, { requestId, id, advisorId, agreedOn }: Sharing) {
  const { db, now, actor, settings } = ctx
  const act = { id: requestId, verb: 'beneficiaries.share', thingId: id, input: { id, advisorId, agreedOn } }
  return write(ctx, act, () => {
    loadStanding(ctx, id, 'share')
    if (agreedOn > dayOf(now, zoneOf(settings.departement))) throw problem('invalidInput')
    if (!isColleague(ctx, advisorId)) throw problem('notSameStructure')
    const known = db.select().from(beneficiaryShares).where(activeShare(id, advisorId)).get()
    if (!known)
      db.insert(beneficiaryShares)
        .values({
          id: uuidv7(),
          beneficiaryId: id,
          advisorId,
          sharedById: actor.advisorId,
          agreedOn,
          sharedAt: now,
        })
        .run()
    return { id }
  })
}

/**
 * The colleague sees the record no more; what they noted stays theirs.
 * @throws `notFound`, `notYours`, `alreadyMerged`
 */
export function unshare(ctx: AdvisorContext, { requestId, id, advisorId }: Unsharing) {
  const act = { id: requestId, verb: 'beneficiaries.unshare', thingId: id, input: { id, advisorId } }
  return write(ctx, act, () => {
    loadStanding(ctx, id, 'share')
    ctx.db.update(beneficiaryShares).set({ revokedAt: ctx.now }).where(activeShare(id, advisorId)).run()
    return { id }
  })
}

const isColleague = ({ db, actor }: AdvisorContext, id: string) =>
  id !== actor.advisorId &&
  db
    .select({ id: advisors.id })
    .from(advisors)
    .where(
      and(eq(advisors.id, id), eq(advisors.structureId, actor.structureId), isNull(advisors.deactivatedAt)),
    )
    .get() !== undefined
