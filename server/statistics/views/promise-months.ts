import { and, eq, isNull, lt, notExists } from 'drizzle-orm'
import { monthlyPages, monthlySubscriptions } from '#drizzle/schema/index.ts'
import type { MonthTold } from '#shared/month-letter.ts'
import { monthToTell } from '#shared/monthly.ts'
import { zoneOf } from '#shared/territories.ts'
import { tellMonth } from '../../notifications/enqueue.ts'
import type { Context } from '../../trpc.ts'
import { atOnce } from '../../write.ts'
import { monthPage } from './month-page.ts'

type Ground = Pick<Context, 'db' | 'settings' | 'now'>

/**
 * From 9 h on the first working day of the month, makes the page of the month before for each who asked for it, and promises
 * its letter in the same breath. Once for a subscription and a month, however often this runs and in however many houses.
 * @param stops when the house closes: what is left is made later
 */
export async function promiseMonths(ctx: Ground & { stops?: AbortSignal }): Promise<void> {
  const { departement } = ctx.settings
  const due = monthToTell(ctx.now, { departement, zone: zoneOf(departement) })
  if (!due) return
  for (const asked of waiting(ctx, due)) {
    if (ctx.stops?.aborted) return
    const told = await monthPage(ctx, asked, due.month)
    if (told) atOnce(ctx, () => promiseMonth(ctx, asked.id, due.month, told))
  }
}

/** Another house may have been faster, or the person may have changed their mind meanwhile. */
function promiseMonth(ctx: Ground, subscriptionId: string, month: string, told: MonthTold) {
  const { db, now } = ctx
  const open = and(eq(monthlySubscriptions.id, subscriptionId), isNull(monthlySubscriptions.stoppedAt))
  if (!db.select({ id: monthlySubscriptions.id }).from(monthlySubscriptions).where(open).get()) return
  const page = { subscriptionId, month, told, madeAt: now }
  const { changes } = db.insert(monthlyPages).values(page).onConflictDoNothing().run()
  if (changes > 0) tellMonth(ctx, subscriptionId, month)
}

/** Who asked for it before it was due, and has no page of this month. */
const waiting = ({ db }: Ground, { month, since }: { month: string; since: number }) =>
  db
    .select({
      id: monthlySubscriptions.id,
      userId: monthlySubscriptions.userId,
      viewId: monthlySubscriptions.viewId,
    })
    .from(monthlySubscriptions)
    .where(
      and(
        isNull(monthlySubscriptions.stoppedAt),
        lt(monthlySubscriptions.subscribedAt, since),
        notExists(
          db
            .select({ month: monthlyPages.month })
            .from(monthlyPages)
            .where(
              and(eq(monthlyPages.subscriptionId, monthlySubscriptions.id), eq(monthlyPages.month, month)),
            ),
        ),
      ),
    )
    .all()
