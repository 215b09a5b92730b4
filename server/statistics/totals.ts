import { and, between, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { dailyFigures, departementFigures, monthlyFigures } from '#drizzle/schema/index.ts'
import { type MonthPart, monthPartsOf, type Period } from '#shared/periods.ts'
import { type Measure, sumOf } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/**
 * The running totals of a perimeter, as the person sees them. Whole months are read by month, the days around them
 * by day; the statements are made once for all the periods of an answer.
 */
export function totalsOf<Name extends Measure>(ctx: Looks, perimeter: Perimeter, names: readonly Name[]) {
  const ofMonths = perimeter.wholeDepartement === null ? monthlyFigures : departementFigures
  const months = ctx.db
    .select(sums(ofMonths, names))
    .from(ofMonths)
    .where(and(within(ctx, perimeter, ofMonths), spanOf(ofMonths.month)))
    .prepare()
  const days = ctx.db
    .select(sums(dailyFigures, names))
    .from(dailyFigures)
    .where(and(within(ctx, perimeter, dailyFigures), spanOf(dailyFigures.day)))
    .prepare()
  return (period: Period) =>
    sumOf(
      names,
      readsOf(period).flatMap(
        ({ by, ...span }) => (by === 'month' ? months : days).all(span) as Sums<Name>[],
      ),
    )
}

/** The same for each commune of today that has a session, by its code. */
export function totalsByCommune<Name extends Measure>(
  ctx: Looks,
  perimeter: Perimeter,
  names: readonly Name[],
) {
  const months = ctx.db
    .select({ code: monthlyFigures.communeCode, ...sums(monthlyFigures, names) })
    .from(monthlyFigures)
    .where(and(within(ctx, perimeter, monthlyFigures), spanOf(monthlyFigures.month)))
    .groupBy(monthlyFigures.communeCode)
    .prepare()
  const days = ctx.db
    .select({ code: dailyFigures.communeCode, ...sums(dailyFigures, names) })
    .from(dailyFigures)
    .where(and(within(ctx, perimeter, dailyFigures), spanOf(dailyFigures.day)))
    .groupBy(dailyFigures.communeCode)
    .prepare()
  const today = new Map(
    perimeter.communes.flatMap(({ code, codes }) => codes.map((each) => [each, code] as const)),
  )
  return (period: Period) => {
    const byCommune = new Map<string, Sums<Name>>()
    for (const { by, ...span } of readsOf(period))
      for (const row of (by === 'month' ? months : days).all(span) as (Sums<Name> & { code: string })[]) {
        const code = today.get(row.code) ?? row.code
        const known = byCommune.get(code)
        byCommune.set(code, sumOf(names, known ? [known, row] : [row]))
      }
    return byCommune
  }
}

type Totals = typeof dailyFigures | typeof monthlyFigures | typeof departementFigures
type Sums<Name extends Measure> = Record<Name, number>
type Read = { by: 'month' | 'day'; first: string; last: string }

/** Whole months that follow one another are one read, and so are the days of a month that is not whole. */
function readsOf(period: Period): Read[] {
  const parts = monthPartsOf(period)
  const whole = parts.filter(({ isWhole }) => isWhole)
  const [first, last] = [whole.at(0), whole.at(-1)]
  return [
    ...(first && last ? [{ by: 'month' as const, first: first.month, last: last.month }] : []),
    ...parts.filter(({ isWhole }) => !isWhole).map(asDays),
  ]
}

const asDays = ({ from, to }: MonthPart): Read => ({ by: 'day', first: from, last: to })

function within({ actor }: Looks, perimeter: Perimeter, totals: Totals): SQL | undefined {
  const { structureId, kind } = perimeter
  return and(
    visible.figures(actor, totals),
    placeOf(perimeter, totals),
    structureId === null ? undefined : eq(totals.structureId, structureId),
    kind === null ? undefined : eq(totals.kind, kind),
  )
}

function placeOf({ wholeDepartement, communes }: Perimeter, totals: Totals): SQL {
  if ('departementCode' in totals) return eq(totals.departementCode, wholeDepartement ?? '')
  const codes = JSON.stringify(communes.flatMap((commune) => commune.codes))
  return sql`${totals.communeCode} in (select value from json_each(${codes}))`
}

const spanOf = (column: SQLiteColumn) => between(column, sql.placeholder('first'), sql.placeholder('last'))

const sums = (totals: Totals, names: readonly Measure[]) =>
  Object.fromEntries(names.map((name) => [name, sql<number>`coalesce(sum(${totals[name]}), 0)`]))
