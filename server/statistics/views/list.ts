import { and, eq, isNull } from 'drizzle-orm'
import { monthlySubscriptions, savedViews, users } from '#drizzle/schema/index.ts'
import { readerOf, saidInShort } from '#shared/dashboard-reader.ts'
import { readDashboardSearch } from '#shared/dashboard-search.ts'
import { inFrenchOrder } from '#shared/french-order.ts'
import type { Audience } from '#shared/views.ts'
import { visible } from '../../access.ts'
import type { ActorContext } from '../../trpc.ts'
import { viewAddress } from './view-address.ts'

/**
 * One's own views and those that are shared with one, by name; which of them, and of one's own territory, come each month by
 * e-mail, and where to.
 */
export function list(ctx: ActorContext) {
  const { db, actor, settings } = ctx
  const reader = readerOf(actor, settings.departement)
  const subscriptions = db
    .select({ id: monthlySubscriptions.id, viewId: monthlySubscriptions.viewId })
    .from(monthlySubscriptions)
    .where(and(eq(monthlySubscriptions.userId, actor.userId), isNull(monthlySubscriptions.stoppedAt)))
    .all()
  const subscriptionTo = (viewId: string | null) =>
    subscriptions.find((each) => each.viewId === viewId)?.id ?? null
  const rows = db
    .select({ view: savedViews, by: users.name })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(and(visible.views(actor), isNull(savedViews.removedAt)))
    .all()
  return {
    views: rows
      .map(({ view: { id, name, code, search, userId, structureId, territoryCode }, by }) => ({
        id,
        name,
        address: viewAddress(ctx, code),
        search: saidInShort(readDashboardSearch(search), reader),
        audience: (structureId ?? territoryCode) === null ? 'mine' : ('team' as Audience),
        /** Null of one's own. */
        by: userId === actor.userId ? null : by,
        subscriptionId: subscriptionTo(id),
      }))
      .toSorted((a, b) => inFrenchOrder(a.name, b.name)),
    territorySubscriptionId: subscriptionTo(null),
    email: db.select({ email: users.email }).from(users).where(eq(users.id, actor.userId)).get()?.email ?? '',
  }
}
