import { and, between, eq, inArray, isNull, min, ne, sql } from 'drizzle-orm'
import { sessionAdvisors, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import {
  type Autonomy,
  autonomies,
  type Channel,
  channels,
  type Referral,
  referrals,
  type SessionKind,
} from '#shared/sessions.ts'
import { type Contributing, type InParts, partsOfAll } from '#shared/statistics.ts'
import type { Topic } from '#shared/themes.ts'
import { type Day, monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { Looks } from './perimeter.ts'

/** A session as its advisor's figures need it. */
export type OwnSession = Contributing & {
  id: string
  day: Day
  referral: Referral | null
  channel: Channel
  autonomy: Autonomy | null
  topics: Topic[]
  /** Secret: see small-counts.ts. */
  countKey: number
}

/**
 * The sessions that the advisor recorded or led with somebody, which are those of their journal: one that two led is in
 * the figures of both, and once in those of a territory. Withdrawn ones are in none. Some 1,600 a year, read where they
 * are: no running totals are kept for one person.
 */
export function ownSessions(ctx: Looks, { from, to }: Period): OwnSession[] {
  const rows = bothWays(ctx).flatMap(
    (way) =>
      ctx.db
        .select(columns)
        .from(sessions)
        .where(and(way, between(sessions.day, from, to)))
        .values() as Row[],
  )
  return rows.map(
    ([id, day, kind, minutes, participants, returning, referral, channel, autonomy, countKey, touched]) => ({
      id,
      day,
      kind,
      minutes,
      participants,
      returning,
      referral,
      channel,
      autonomy,
      countKey,
      topics: touched === null ? [] : (touched.split(',') as Topic[]),
    }),
  )
}

/** What those of a period add up to. */
export const partsIn = (found: readonly OwnSession[], { from, to }: Period): InParts =>
  partsOfAll(found.filter(({ day }) => day >= from && day <= to))

/** How many sessions of each channel, each referral and each level of autonomy: what nobody said is in none. */
export function waysIn(found: readonly OwnSession[]) {
  const countBy = <Code extends string>(codes: readonly Code[], of: (session: OwnSession) => Code | null) => {
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

/** In the order of `Row`: mapped by hand, because a year is many rows. */
const columns = {
  id: sessions.id,
  day: sessions.day,
  kind: sessions.kind,
  minutes: sessions.minutes,
  participants: sessions.participants,
  returning: sessions.returning,
  referral: sessions.referral,
  channel: sessions.channel,
  autonomy: sessions.autonomy,
  countKey: sessions.countKey,
  touched: sql`(
    select group_concat(${sessionTopics.topic}) from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id}
  )`,
}

type Row = [
  id: string,
  day: Day,
  kind: SessionKind,
  minutes: number,
  participants: number,
  returning: number,
  referral: Referral | null,
  channel: Channel,
  autonomy: Autonomy | null,
  countKey: number,
  touched: string | null,
]
