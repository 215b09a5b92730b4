import { and, between, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { sessions, sessionTopics } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import type { Autonomy, Channel, Referral, SessionKind } from '#shared/sessions.ts'
import type { Contributing } from '#shared/statistics.ts'
import type { Topic } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { narrowed } from './filters.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/** A session as figures need it. */
export type ReadSession = Contributing & {
  id: string
  day: Day
  communeCode: string
  placeId: string | null
  referral: Referral | null
  channel: Channel
  autonomy: Autonomy | null
  topics: Topic[]
  /** Secret: see small-counts.ts. */
  countKey: number
}

/** Of a country, days are read one by one; of a département, ten together are some thousands of sessions at the most. */
export const sliceDays = ({ level }: Pick<Perimeter, 'level'>) =>
  (level as string) === 'country' ? 1 : level === 'departement' ? 10 : 31

/** The sessions of a perimeter as the person sees them, filters included, that are not withdrawn. */
export const sessionsThere = (ctx: Looks, perimeter: Perimeter, period: Period): ReadSession[] =>
  readSessions(ctx, thereIn(ctx, perimeter, period))

/** What a session must be, to count in a perimeter and a period. They keep the commune of their day. */
export function thereIn(ctx: Looks, perimeter: Perimeter, { from, to }: Period): SQL | undefined {
  const { structureId, kind, filters } = perimeter
  return and(
    isNull(sessions.withdrawnAt),
    between(sessions.day, from, to),
    inTerritory(perimeter),
    visible.figures(ctx.actor, sessions),
    structureId === null ? undefined : eq(sessions.structureId, structureId),
    kind === null ? undefined : eq(sessions.kind, kind),
    narrowed(ctx, filters),
  )
}

const inTerritory = ({ level, communes }: Perimeter) =>
  (level as string) === 'country'
    ? undefined
    : sql`${sessions.communeCode} in ${among(communes.flatMap(({ codes }) => codes))}`

/** Mapped by hand, because a year is many rows. */
export function readSessions({ db }: Looks, where: SQL | undefined): ReadSession[] {
  const rows = db.select(columns).from(sessions).where(where).values() as Row[]
  return rows.map(
    ([
      id,
      day,
      communeCode,
      placeId,
      kind,
      minutes,
      participants,
      returning,
      referral,
      channel,
      autonomy,
      countKey,
      touched,
    ]) => ({
      id,
      day,
      communeCode,
      placeId,
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

/** In the order of `Row`. */
const columns = {
  id: sessions.id,
  day: sessions.day,
  communeCode: sessions.communeCode,
  placeId: sessions.placeId,
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
  communeCode: string,
  placeId: string | null,
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
