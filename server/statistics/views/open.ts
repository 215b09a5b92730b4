import { and, eq, isNull } from 'drizzle-orm'
import { savedViews } from '#drizzle/schema/index.ts'
import { readerOf, saidInShort } from '#shared/dashboard-reader.ts'
import { readDashboardSearch } from '#shared/dashboard-search.ts'
import type { OpenViewQuestion } from '#shared/views.ts'
import { problem } from '../../problem.ts'
import type { ActorContext } from '../../trpc.ts'
import { isInReach, questionAsked } from './asked.ts'

/**
 * What a short address asks, for whoever has it and is signed in: shared or not, it holds a question and no figure. Its name
 * stays with those who find it in their list.
 * @throws `notFound`, also for one that was removed; `viewOutOfReach`
 */
export function open(ctx: ActorContext, { code }: OpenViewQuestion) {
  const standing = and(eq(savedViews.code, code), isNull(savedViews.removedAt))
  const view = ctx.db.select({ search: savedViews.search }).from(savedViews).where(standing).get()
  if (!view) throw problem('notFound')
  const search = readDashboardSearch(view.search)
  if (!isInReach(ctx, questionAsked(ctx, search))) throw problem('viewOutOfReach')
  return { search: saidInShort(search, readerOf(ctx.actor, ctx.settings.departement)) }
}
