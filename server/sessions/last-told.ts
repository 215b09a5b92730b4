import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { communes, sessions } from '#drizzle/schema/index.ts'
import { repeatedOf } from '#shared/favourites.ts'
import type { Day } from '#shared/time.ts'
import type { AdvisorContext } from '../trpc.ts'
import { loadSession } from './load-session.ts'
import { toldOf } from './told-of.ts'

/** What can be repeated of the session that the advisor told last, if they told one lately: nothing of the person. */
export function lastTold(ctx: AdvisorContext, { since }: { since: Day }) {
  const last = lastOf(ctx.db).get({ advisorId: ctx.actor.advisorId, since })
  return last ? { told: repeatedOf(toldOf(loadSession(ctx, last.id))), communeName: last.communeName } : null
}

const lastOf = prepared((db) =>
  db
    .select({ id: sessions.id, communeName: communes.name })
    .from(sessions)
    .innerJoin(communes, eq(communes.code, sessions.communeCode))
    .where(
      and(
        eq(sessions.advisorId, sql.placeholder('advisorId')),
        gte(sessions.day, sql.placeholder('since')),
        isNull(sessions.withdrawnAt),
      ),
    )
    .orderBy(desc(sessions.recordedAt), desc(sessions.id))
    .limit(1)
    .prepare(),
)
