import { and, between, eq, inArray, isNull, min, ne } from 'drizzle-orm'
import { sessionAdvisors, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { type InParts, partsOfAll } from '#shared/statistics.ts'
import { monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { Looks } from './perimeter.ts'
import { type ReadSession, readSessions } from './sessions-there.ts'

/**
 * The sessions that the advisor recorded or led with somebody, which are those of their journal: one that two led is in
 * the figures of both, and once in those of a territory. Withdrawn ones are in none. Some 1,600 a year, read where they
 * are: no running totals are kept for one person.
 */
export const ownSessions = (ctx: Looks, { from, to }: Period): ReadSession[] =>
  bothWays(ctx).flatMap((way) => readSessions(ctx, and(way, between(sessions.day, from, to))))

/** What those of a period add up to. */
export const partsIn = (found: readonly ReadSession[], { from, to }: Period): InParts =>
  partsOfAll(found.filter(({ day }) => day >= from && day <= to))

/** How many sessions of each channel, each referral and each level of autonomy: what nobody said is in none. */
export function waysIn(found: readonly ReadSession[]) {
  const countBy = <Code extends string>(
    codes: readonly Code[],
    of: (session: ReadSession) => Code | null,
  ) => {
    const counted = Object.fromEntries(codes.map((code) => [code, 0])) as Record<Code, number>
    for (const session of found) {
      const code = of(session)
      if (code !== null) counted[code] += 1
    }
    return counted
  }
  return {
    channels: countBy(channels, ({ channel }) => channel),
    referrals: countBy(referrals, ({ referral }) => referral),
    autonomies: countBy(autonomies, ({ autonomy }) => autonomy),
  }
}

/** `2025-05`; null when the journal is empty. */
export function firstMonthOf(ctx: Looks): string | null {
  const days = bothWays(ctx).map(
    (way) =>
      ctx.db
        .select({ day: min(sessions.day) })
        .from(sessions)
        .where(way)
        .get()?.day ?? [],
  )
  const [first] = days.flat().toSorted()
  return first === undefined ? null : monthOf(first)
}

/** Those recorded, which an index gives by day, apart from the few that a colleague recorded: three times faster. */
function bothWays({ db, actor }: Looks) {
  const own = and(visible.sessions(actor), isNull(sessions.withdrawnAt))
  const led = db
    .select({ id: sessionAdvisors.sessionId })
    .from(sessionAdvisors)
    .where(eq(sessionAdvisors.advisorId, actor.advisorId ?? ''))
  return [
    and(own, eq(sessions.advisorId, actor.advisorId ?? '')),
    and(own, ne(sessions.advisorId, actor.advisorId ?? ''), inArray(sessions.id, led)),
  ]
}
