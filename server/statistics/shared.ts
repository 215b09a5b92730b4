import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, figureShares, grants, structures, users } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/permissions.ts'
import { type Period, presetPeriod } from '#shared/periods.ts'
import type { SharedQuestion } from '#shared/shares.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { isSpent, spend } from '../allowances.ts'
import { hashOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { guardedFigures } from './guarded.ts'
import { firstMonthOf } from './own-sessions.ts'

/**
 * An advisor's figures of a calendar year, for whoever has their address: counts of people are guarded, and a year that is
 * not over stops at its last whole month. Unknown, closed, of somebody who receives no more: alike. Wrong keys are counted
 * by address, twenty an hour; a right one is always answered. Asked by POST, so that the key is in no address, log or
 * history; changes nothing else.
 * @throws `notFound`, also for a year without a whole month; `tooManyRequests`
 */
export function shared(ctx: Context, { key, year: asked }: SharedQuestion) {
  const share = findOpen(ctx.db).get({ keyHash: hashOf(key) })
  if (!share) {
    if (isSpent(ctx, 'wrongKey')) throw problem('tooManyRequests')
    spend(ctx, 'wrongKey')
    throw problem('notFound')
  }
  const { structureName, userId, name, advisorId, structureId } = share
  const owner = { userId, name, advisorId, structureId, grants: [asAdvisor] }
  const years = yearsOf(ctx, owner)
  const year = asked ?? years[0]?.year
  const period = years.find((each) => each.year === year)?.period
  if (asked !== undefined && !period) throw problem('notFound')
  return {
    name,
    structureName,
    years: years.map((each) => each.year),
    year: year ?? null,
    figures: period ? guardedFigures({ ...ctx, actor: owner }, period) : null,
  }
}

const asAdvisor = { role: 'advisor', structureId: null, departementCode: null } as const

/** From the latest, each year that has a whole month since the first session. */
function yearsOf(ctx: Context, owner: Actor): { year: number; period: Period }[] {
  const firstMonth = firstMonthOf({ ...ctx, actor: owner })
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const { to } = presetPeriod('lastMonth', today)
  if (firstMonth === null || `${firstMonth}-01` > to) return []
  const [first, last] = [Number(firstMonth.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, back) => {
    const year = last - back
    return { year, period: { from: `${year}-01-01`, to: year === last ? to : `${year}-12-31` } }
  })
}

/** Of an advisor who still receives, with an account that still opens. */
const findOpen = prepared((db) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      advisorId: advisors.id,
      structureId: advisors.structureId,
      structureName: structures.name,
    })
    .from(figureShares)
    .innerJoin(advisors, and(eq(advisors.id, figureShares.advisorId), isNull(advisors.deactivatedAt)))
    .innerJoin(structures, eq(structures.id, advisors.structureId))
    .innerJoin(users, and(eq(users.advisorId, advisors.id), isNull(users.disabledAt)))
    .innerJoin(grants, and(eq(grants.userId, users.id), eq(grants.role, 'advisor'), isNull(grants.revokedAt)))
    .where(and(eq(figureShares.keyHash, sql.placeholder('keyHash')), isNull(figureShares.closedAt)))
    .limit(1)
    .prepare(),
)
