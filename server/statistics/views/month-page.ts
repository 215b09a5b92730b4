import { and, eq, isNull } from 'drizzle-orm'
import { savedViews } from '#drizzle/schema/index.ts'
import { readDashboardSearch } from '#shared/dashboard-search.ts'
import type { MonthTold } from '#shared/month-letter.ts'
import { daysOfMonth } from '#shared/monthly.ts'
import { country } from '#shared/territories.ts'
import { visible } from '../../access.ts'
import { actorOfUser } from '../../actors.ts'
import type { Context } from '../../trpc.ts'
import { dashboard } from '../dashboard.ts'
import { filtersSaid } from '../filters-said.ts'
import { isInReach, questionAsked, type Reading } from './asked.ts'

type Asked = { userId: string; viewId: string | null }

/**
 * A month as the dashboard shows it to whoever asked for it, with the rights that they have now; null when their account is
 * closed or sees nothing of it any more, or when the view is no longer theirs to see.
 * @param month `2026-10`
 */
export async function monthPage(
  ctx: Pick<Context, 'db' | 'settings' | 'now'>,
  { userId, viewId }: Asked,
  month: string,
): Promise<MonthTold | null> {
  const actor = actorOfUser(ctx.db, userId)
  if (!actor) return null
  const reader = { ...ctx, actor }
  const search = viewId === null ? {} : searchOf(reader, viewId)
  if (!search) return null
  const { from: du, to: au } = daysOfMonth(month)
  const question = questionAsked(reader, { ...search, periode: undefined, du, au })
  if (!isInReach(reader, question)) return null
  const shown = await dashboard(reader, question)
  const structures = shown.structures?.map(({ name }) => name).join(', ') ?? 'toutes les structures'
  return {
    territoryCode: 'departement' in question ? question.departement : country,
    structureIds: shown.structures?.map(({ id }) => id) ?? null,
    isExact: shown.isExact,
    territory: shown.path.at(-1)?.name ?? '',
    filters: [structures, ...filtersSaid(reader, question)],
    asOf: shown.asOf,
    now: shown.now,
    topics: shown.topics.map(({ topic, sessions }) => ({ topic, sessions })),
    previous: shown.previous,
    lastYear: shown.lastYear,
  }
}

function searchOf({ db, actor }: Reading, viewId: string) {
  const seen = and(eq(savedViews.id, viewId), isNull(savedViews.removedAt), visible.views(actor))
  const view = db.select({ search: savedViews.search }).from(savedViews).where(seen).get()
  return view ? readDashboardSearch(view.search) : null
}
