import { and, between, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/**
 * « Personnes suivies distinctes » of a territory: those who came to its sessions of the period, each once however many
 * records of theirs were merged; merely counted.
 */
export const followedThere = (ctx: Looks, perimeter: Perimeter, period: Period) =>
  followedIn(ctx, period, thereIn(perimeter))

/** The same of the sessions of one's journal: these, so that nobody else's links are read. */
export const followedByOneself = (ctx: Looks, period: Period, sessionIds: string[]) =>
  followedIn(
    ctx,
    period,
    and(visible.sessions(ctx.actor), sql`${sessionBeneficiaries.sessionId} in ${among(sessionIds)}`),
  )

/**
 * Of those forgotten since, each session keeps only the month of the one before: they count once over any period that begins
 * with a month, unless that one is withdrawn later. Links are read by their day, and sessions one by one after them: most have nobody followed.
 */
function followedIn({ db }: Looks, { from, to }: Period, there: SQL | undefined): number {
  const inPeriod = and(between(sessionBeneficiaries.day, from, to), isNull(sessions.withdrawnAt), there)
  const joined = (chosen: SQL | undefined) =>
    db
      .selectDistinct({ id: sql<string>`${sessionBeneficiaries.beneficiaryId}` })
      .from(sessionBeneficiaries)
      .crossJoin(sessions)
      .where(and(eq(sessions.id, sessionBeneficiaries.sessionId), inPeriod, chosen))
      .all()
  const ids = joined(isNotNull(sessionBeneficiaries.beneficiaryId)).map(({ id }) => id)
  const forgotten = db
    .select({ n: sql<number>`count(*)` })
    .from(sessionBeneficiaries)
    .crossJoin(sessions)
    .where(
      and(
        eq(sessions.id, sessionBeneficiaries.sessionId),
        inPeriod,
        isNull(sessionBeneficiaries.beneficiaryId),
        sql`coalesce(${sessionBeneficiaries.monthBefore}, '') < ${monthOf(from)}`,
      ),
    )
    .get()
  return new Set(standingOf({ db }, ids).values()).size + (forgotten?.n ?? 0)
}

/** Of each record, the one that stands before it. */
export function standingOf({ db }: Pick<Looks, 'db'>, ids: readonly string[]): Map<string, string> {
  const into = new Map(
    db
      .select({ id: beneficiaries.id, intoId: sql<string>`${beneficiaries.mergedIntoId}` })
      .from(beneficiaries)
      .where(isNotNull(beneficiaries.mergedIntoId))
      .all()
      .map(({ id, intoId }) => [id, intoId]),
  )
  const standing = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : standing(next)
  }
  return new Map(ids.map((id) => [id, standing(id)]))
}

/** Sessions keep the commune of their day; their structure is among those that the perimeter shows. */
const thereIn = ({ communes, structures, kind }: Perimeter) =>
  and(
    sql`${sessions.communeCode} in ${among(communes.flatMap(({ codes }) => codes))}`,
    structures === null
      ? undefined
      : sql`${sessions.structureId} in ${among(structures.map(({ id }) => id))}`,
    kind === null ? undefined : sql`${sessions.kind} = ${kind}`,
  )
