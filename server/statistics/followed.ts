import { and, between, eq, inArray, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { beneficiaries, followedFigures, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { type GuardedCount, isDrawn } from '#shared/small-counts.ts'
import { lastDayOf, monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { shown, type Sum } from './counted.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { sliceDays, thereIn } from './sessions-there.ts'
import { sliceBySlice, slicesOf } from './slices.ts'
import { withoutTomorrow } from './totals.ts'

/**
 * « Personnes suivies distinctes » of a territory: those who came to its sessions of the period, each once however many
 * records of theirs were merged; merely counted, and guarded outside the structure. Of whole months of a département or the
 * country, by running totals; null where only these can tell, and do not.
 */
export async function followedThere(
  ctx: Looks,
  perimeter: Perimeter,
  period: Period,
): Promise<GuardedCount | null> {
  const { level, structures, kind, filters } = perimeter
  const isWide = level === 'country' || level === 'departement'
  const months = structures === null && kind === null && filters === null ? wholeMonths(ctx, period) : null
  if (isWide && months) return shown(followedTotal(ctx, perimeter, months), perimeter)
  if (level === 'country') return null
  const there = thereIn(ctx, perimeter, period)
  const read = await sliceBySlice(slicesOf(period, sliceDays(perimeter)), (slice) =>
    followedIn(ctx, slice, monthOf(period.from), there),
  )
  const found = read.map((slice) => slice.found)
  return shown(eachOnce(ctx, found), perimeter)
}

/** The same of the sessions of one's journal: these, so that nobody else's links are read. */
export function followedByOneself(ctx: Looks, period: Period, sessionIds: string[]): number {
  const own = and(
    isNull(sessions.withdrawnAt),
    visible.sessions(ctx.actor),
    sql`${sessionBeneficiaries.sessionId} in ${among(sessionIds)}`,
  )
  return eachOnce(ctx, [followedIn(ctx, period, monthOf(period.from), own)]).all
}

/** The first and the last month of a period that takes them whole. */
function wholeMonths({ db }: Looks, period: Period) {
  const { from, to } = withoutTomorrow(db, period)
  const isWhole = from.endsWith('-01') && to === lastDayOf(monthOf(to))
  return isWhole ? { first: monthOf(from), last: monthOf(to) } : null
}

/** Each of them counts in the month when they came for the first time since the beginning of the period. */
function followedTotal({ db }: Looks, { departementCode }: Perimeter, { first, last }: Months): Sum {
  const rows = db
    .select({ drawn: followedFigures.drawn, people: sql<number>`sum(${followedFigures.people})` })
    .from(followedFigures)
    .where(
      and(
        eq(followedFigures.territoryCode, departementCode),
        inArray(followedFigures.drawn, [false, true]),
        between(followedFigures.month, first, last),
        lt(followedFigures.monthBefore, first),
      ),
    )
    .groupBy(followedFigures.drawn)
    .all()
  const peopleOf = (drawn: boolean) => rows.find((row) => row.drawn === drawn)?.people ?? 0
  return { all: peopleOf(true) + peopleOf(false), drawn: peopleOf(true) }
}

type Months = { first: string; last: string }

/** Each of them once, whatever slices they came in, and however many records of theirs were merged. */
function eachOnce({ db }: Looks, read: readonly ReturnType<typeof followedIn>[]): Sum {
  const ids = [...new Set(read.flatMap((slice) => slice.ids))]
  const standing = [...new Set(standingOf({ db }, ids).values())]
  const forgotten = (of: (slice: { all: number; drawn: number }) => number) =>
    read.reduce((sum, slice) => sum + (slice.forgotten ? of(slice.forgotten) : 0), 0)
  return {
    all: standing.length + forgotten(({ all }) => all),
    drawn: drawnAmong(db, standing) + forgotten(({ drawn }) => drawn),
  }
}

/**
 * Of those forgotten since, each session keeps only the month of the one before: they count once over any period that begins
 * with a month, unless that one is withdrawn later. Links are read by their day, and sessions one by one after them: most have
 * nobody followed.
 * @param beginning the month when the whole period begins
 */
const followedIn = ({ db }: Looks, days: Period, beginning: string, there: SQL | undefined) => ({
  ids: joinedIn(db, days, there),
  forgotten: forgottenIn(db, days, beginning, there),
})

const joinedIn = (db: Looks['db'], { from, to }: Period, there: SQL | undefined) =>
  db
    .selectDistinct({ id: sql<string>`${sessionBeneficiaries.beneficiaryId}` })
    .from(sessionBeneficiaries)
    .crossJoin(sessions)
    .where(
      and(
        between(sessionBeneficiaries.day, from, to),
        eq(sessions.id, sessionBeneficiaries.sessionId),
        there,
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .all()
    .map(({ id }) => id)

const forgottenIn = (db: Looks['db'], { from, to }: Period, beginning: string, there: SQL | undefined) =>
  db
    .select({
      all: sql<number>`count(*)`,
      drawn: sql<number>`coalesce(sum(${sessionBeneficiaries.drawn}), 0)`,
    })
    .from(sessionBeneficiaries)
    .crossJoin(sessions)
    .where(
      and(
        between(sessionBeneficiaries.day, from, to),
        eq(sessions.id, sessionBeneficiaries.sessionId),
        there,
        isNull(sessionBeneficiaries.beneficiaryId),
        sql`coalesce(${sessionBeneficiaries.monthBefore}, '') < ${beginning}`,
      ),
    )
    .get()

/** How many of them count outside the structure. */
const drawnAmong = (db: Looks['db'], ids: string[]) =>
  db
    .select({ countKey: beneficiaries.countKey })
    .from(beneficiaries)
    .where(sql`${beneficiaries.id} in ${among(ids)}`)
    .all()
    .filter(({ countKey }) => isDrawn(countKey)).length

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
