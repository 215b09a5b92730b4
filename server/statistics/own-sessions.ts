import { and, asc, between, eq, inArray, isNull, min, or, sql } from 'drizzle-orm'
import { sessionAdvisors, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { type InParts, partsOfAll } from '#shared/statistics.ts'
import { monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { Looks } from './perimeter.ts'
import type { ReadSession } from './sessions-there.ts'
import { isWithin } from './slices.ts'

/** A session as one's own figures need it. */
export type OwnSession = Omit<ReadSession, 'id' | 'communeCode' | 'placeId'>

/**
 * The sessions of these periods that the advisor recorded or led with somebody, which are those of their journal: one that two
 * led is in the figures of both, and once in those of a territory. Withdrawn ones are in none. Some 1,600 a year, read where
 * they are: no running totals are kept for one person. All in one statement, and as one text: it is read back faster than rows.
 */
export function ownSessions(ctx: Looks, periods: readonly Period[]): OwnSession[] {
  const found = ctx.db
    .select({ rows: sql<string>`json_group_array(json_array(${sql.join(columns, sql`, `)}))` })
    .from(sessions)
    .where(mineDuring(ctx, periods))
    .get()
  return (JSON.parse(found?.rows ?? '[]') as Row[]).map(
    ([day, kind, minutes, participants, returning, referral, channel, autonomy, countKey, topics]) => ({
      day,
      kind,
      minutes,
      participants,
      returning,
      referral,
      channel,
      autonomy,
      countKey,
      topics,
    }),
  )
}

/** Each of the two by its index: those recorded by that of the day, and those led. */
export function mineDuring({ db, actor }: Looks, periods: readonly Period[]) {
  const asked = outermost(periods)
  const from = sql`${asked.map((period) => period.from).toSorted()[0]}`
  const to = sql`${asked
    .map((period) => period.to)
    .toSorted()
    .at(-1)}`
  const whole = between(sessions.day, from, to)
  return and(
    or(
      and(eq(sessions.advisorId, actor.advisorId ?? ''), whole),
      and(inArray(sessions.id, ledBy({ db, actor })), whole),
    ),
    or(...asked.map((each) => between(sessions.day, each.from, each.to))),
    isNull(sessions.withdrawnAt),
    visible.sessions(actor),
  )
}

/** Without those that are within another. */
const outermost = (periods: readonly Period[]) =>
  periods.filter(
    (period, at) =>
      !periods.some((other, nth) => isWithin(period, other) && (nth < at || !isWithin(other, period))),
  )

/** In the order of `Row`. */
const columns = [
  sessions.day,
  sessions.kind,
  sessions.minutes,
  sessions.participants,
  sessions.returning,
  sessions.referral,
  sessions.channel,
  sessions.autonomy,
  sessions.countKey,
  sql`(
    select json_group_array(${sessionTopics.topic}) from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id}
  )`,
]

type Row = [
  day: OwnSession['day'],
  kind: OwnSession['kind'],
  minutes: number,
  participants: number,
  returning: number,
  referral: OwnSession['referral'],
  channel: OwnSession['channel'],
  autonomy: OwnSession['autonomy'],
  countKey: number,
  topics: OwnSession['topics'],
]

/** Those of a period. */
export const during = (found: readonly OwnSession[], { from, to }: Period) =>
  found.filter(({ day }) => day >= from && day <= to)

/** What those of a period add up to. */
export const partsIn = (found: readonly OwnSession[], period: Period): InParts =>
  partsOfAll(during(found, period))

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
export function firstMonthOf({ db, actor }: Looks): string | null {
  const own = and(visible.sessions(actor), isNull(sessions.withdrawnAt))
  const recorded = db
    .select({ day: sessions.day })
    .from(sessions)
    .where(and(own, eq(sessions.advisorId, actor.advisorId ?? '')))
    .orderBy(asc(sessions.day))
    .limit(1)
    .get()
  const led = db
    .select({ day: min(sessions.day) })
    .from(sessions)
    .where(and(own, inArray(sessions.id, ledBy({ db, actor }))))
    .get()
  const [first] = [recorded?.day ?? [], led?.day ?? []].flat().toSorted()
  return first === undefined ? null : monthOf(first)
}

const ledBy = ({ db, actor }: Looks) =>
  db
    .select({ id: sessionAdvisors.sessionId })
    .from(sessionAdvisors)
    .where(eq(sessionAdvisors.advisorId, actor.advisorId ?? ''))
