import { and, eq, isNull } from 'drizzle-orm'
import { figureShares } from '#drizzle/schema/index.ts'
import type { CloseShareRequest, OpenShareRequest } from '#shared/shares.ts'
import { addressKeyOf, hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'

/**
 * The address at which others read the advisor's figures; null while none is open. The key comes after `#`, which
 * browsers send to nobody.
 */
export function ownShare(ctx: AdvisorContext) {
  const share = openShareOf(ctx)
  if (!share) return null
  const { id, openedAt } = share
  return {
    id,
    openedAt,
    address: `${ctx.settings.publicUrl}/chiffres-partages#${addressKeyOf(ctx, 'figures', id)}`,
  }
}

/** Opens an address for one's own figures. One that was open closes in the same breath: whoever had it reads nothing more. */
export function openShare(ctx: AdvisorContext, request: OpenShareRequest) {
  const { requestId } = request
  const { advisorId } = ctx.actor
  write(ctx, { id: requestId, verb: 'statistics.openShare', thingId: requestId, input: request }, () => {
    closeAll(ctx)
    const keyHash = hashOf(addressKeyOf(ctx, 'figures', requestId))
    ctx.db.insert(figureShares).values({ id: requestId, advisorId, keyHash, openedAt: ctx.now }).run()
    return { shareId: requestId }
  })
  return ownShare(ctx)
}

/** Nobody reads it any more, from this moment. @throws `notFound` for one that is closed, or somebody else's */
export function closeShare(ctx: AdvisorContext, request: CloseShareRequest) {
  const { requestId, shareId } = request
  write(ctx, { id: requestId, verb: 'statistics.closeShare', thingId: shareId, input: request }, () => {
    if (openShareOf(ctx)?.id !== shareId) throw problem('notFound')
    closeAll(ctx)
    return { shareId }
  })
  return ownShare(ctx)
}

/** There is one at the most: the file itself refuses a second. */
const openShareOf = (ctx: AdvisorContext) =>
  ctx.db
    .select({ id: figureShares.id, openedAt: figureShares.openedAt })
    .from(figureShares)
    .where(isOpen(ctx))
    .get()

const closeAll = (ctx: AdvisorContext) =>
  ctx.db.update(figureShares).set({ closedAt: ctx.now }).where(isOpen(ctx)).run()

const isOpen = ({ actor }: AdvisorContext) =>
  and(eq(figureShares.advisorId, actor.advisorId), isNull(figureShares.closedAt))
