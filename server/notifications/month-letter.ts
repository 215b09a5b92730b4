import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { monthlyPages, monthlySubscriptions, savedViews, users } from '#drizzle/schema/index.ts'
import { writeMonth } from '#shared/month-letter.ts'
import { zoneOf } from '#shared/territories.ts'
import { maySeeTold } from '#shared/views.ts'
import { visible } from '../access.ts'
import { actorOfUser } from '../actors.ts'
import { addressKeyOf } from '../keys.ts'
import type { Composed, Letter, Writing } from './compose.ts'

/**
 * The page of a month for who asked for it: not any more when they stopped it, when their account is closed or sees these
 * figures no longer, or when the view was removed or is no longer shared with them.
 */
export function monthLetter(ctx: Writing, letter: Letter): Composed | string {
  const month = monthOfNumber(letter.revision)
  const asked = findAsked(ctx.db).get({ id: letter.aboutId, month })
  if (!asked?.told) return 'gone'
  if (asked.stoppedAt !== null) return 'stopped'
  const actor = actorOfUser(ctx.db, asked.userId)
  if (!actor) return 'closed'
  const standing = and(
    eq(savedViews.id, asked.viewId ?? ''),
    isNull(savedViews.removedAt),
    visible.views(actor),
  )
  const view = ctx.db
    .select({ name: savedViews.name, code: savedViews.code })
    .from(savedViews)
    .where(standing)
    .get()
  if (asked.viewId !== null && !view) return 'viewRemoved'
  if (!maySeeTold(actor, asked.told)) return 'outOfReach'
  const { publicUrl, operator, departement } = ctx.settings
  const stop = `${publicUrl}/courriel-mensuel#${addressKeyOf(ctx, 'month', letter.aboutId)}`
  const written = writeMonth(asked.told, {
    month,
    viewName: view?.name ?? null,
    zone: zoneOf(departement),
    link: publicUrl + (view ? `/v/${view.code}` : '/tableau-de-bord?periode=mois-dernier'),
    stop,
    operator,
  })
  return { to: asked.email, ...written, calendar: null, stop }
}

/** Back from the number that tells one month from another: 202610. */
const monthOfNumber = (number: number) => String(number).replace(/^(\d{4})/, '$1-')

const findAsked = prepared((db) =>
  db
    .select({
      userId: monthlySubscriptions.userId,
      viewId: monthlySubscriptions.viewId,
      stoppedAt: monthlySubscriptions.stoppedAt,
      email: users.email,
      told: monthlyPages.told,
    })
    .from(monthlySubscriptions)
    .innerJoin(users, eq(users.id, monthlySubscriptions.userId))
    .leftJoin(
      monthlyPages,
      and(
        eq(monthlyPages.subscriptionId, monthlySubscriptions.id),
        eq(monthlyPages.month, sql.placeholder('month')),
      ),
    )
    .where(eq(monthlySubscriptions.id, sql.placeholder('id')))
    .prepare(),
)
