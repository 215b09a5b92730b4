import { and, between, eq, exists, inArray, max, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { prepared } from '#drizzle/prepared.ts'
import {
  dailyFigures,
  departementFigures,
  departements,
  epciMonthlyFigures,
  monthlyFigures,
  sessions,
  territoryDailyFigures,
  territoryMonthlyFigures,
} from '#drizzle/schema/index.ts'
import { type MonthPart, monthPartsOf, type Period } from '#shared/periods.ts'
import { type InParts, type Measure, sumOf, sumOfParts } from '#shared/statistics.ts'
import { lastDayOf, monthOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { several } from './country.ts'
import type { Commune, Looks, Perimeter } from './perimeter.ts'

/**
 * The running totals of a perimeter, as the person sees them, in two parts: see small-counts.ts. Whole months are read by month, the days around them
 * by day; the month under way is whole, when no session is later. The statements are made once for all the periods of an answer.
 */
export function totalsOf<Name extends Measure>(ctx: Looks, perimeter: Perimeter, names: readonly Name[]) {
  const read = (totals: Totals) =>
    onceAsked(() =>
      ctx.db
        .select(sums(totals, names))
        .from(totals)
        .where(asked(ctx, perimeter, totals))
        .prepare(),
    )
  const by = { month: read(monthsOf(perimeter)), day: read(daysOf(perimeter)) }
  return (period: Period) =>
    sumOfParts(
      names,
      readsOf(ctx, period).map(({ grain, ...span }): InParts<Name> => {
        const read = (drawn: number) => by[grain]().get({ ...span, drawn }) as Sums<Name>
        return { drawn: read(1), left: read(0) }
      }),
    )
}

/** The same for each territory one level below that has a session, by the code that `belowOf` gives it. */
export function totalsBelow<Name extends Measure>(ctx: Looks, perimeter: Perimeter, names: readonly Name[]) {
  const { level, structures, communes } = perimeter
  const read = (totals: Totals, code: SQLiteColumn, among = communes) =>
    onceAsked(() =>
      ctx.db
        .select({ code, ...sums(totals, names) })
        .from(totals)
        .where(asked(ctx, { ...perimeter, communes: among }, totals, true))
        .groupBy(code)
        .prepare(),
    )
  const ofCommunes = (among?: Commune[]) => read(monthlyFigures, monthlyFigures.communeCode, among)
  const inNoEpci = communes.filter(({ epciSiren }) => epciSiren === null)
  const ofEpcis = [
    read(epciMonthlyFigures, epciMonthlyFigures.epciSiren),
    ...(inNoEpci.length > 0 ? [ofCommunes(inNoEpci)] : []),
  ]
  const by =
    level === 'country'
      ? {
          month: [read(territoryMonthlyFigures, territoryMonthlyFigures.territoryCode)],
          day: [read(territoryDailyFigures, territoryDailyFigures.territoryCode)],
        }
      : {
          month: level === 'departement' && structures === null ? ofEpcis : [ofCommunes()],
          day: [read(dailyFigures, dailyFigures.communeCode)],
        }
  const below = belowOf(perimeter)
  return (period: Period) => {
    const totals = new Map<string, InParts<Name>>()
    const none = sumOfParts(names, [])
    for (const { grain, ...span } of readsOf(ctx, period))
      for (const [part, drawn] of parts)
        for (const row of by[grain].flatMap(
          (read) => read().all({ ...span, drawn }) as unknown[] as Row<Name>[],
        )) {
          const code = below.get(row.code) ?? row.code
          const known = totals.get(code) ?? none
          totals.set(code, { ...known, [part]: sumOf(names, [known[part], row]) })
        }
    return totals
  }
}

type Row<Name extends Measure> = Sums<Name> & { code: string }

/** The communes of today, by their codes, that have a session in the period. */
export function communesReached(ctx: Looks, perimeter: Perimeter) {
  const code = sql<string>`asked.value`
  const read = (totals: typeof dailyFigures | typeof monthlyFigures) =>
    onceAsked(() =>
      ctx.db
        .select({ code })
        .from(sql`json_each(${codesOf(perimeter.communes)}) as asked`)
        .where(
          exists(
            ctx.db
              .select({ sessions: totals.sessions })
              .from(totals)
              .where(
                and(
                  eq(totals.communeCode, code),
                  inArray(totals.drawn, [false, true]),
                  seen(ctx, perimeter, totals),
                  spanOf(totals),
                ),
              ),
          ),
        )
        .prepare(),
    )
  const by = { month: read(monthlyFigures), day: read(dailyFigures) }
  const today = new Map(
    perimeter.communes.flatMap((commune) => commune.codes.map((each) => [each, commune.code] as const)),
  )
  return (period: Period) =>
    new Set(
      readsOf(ctx, period).flatMap(({ grain, ...span }) =>
        by[grain]()
          .all(span)
          .map((row) => today.get(row.code) ?? row.code),
      ),
    )
}

/** The territory one level below that each code counts in: an EPCI of a département, else the commune of today. */
export const belowOf = ({ level, communes }: Perimeter) =>
  new Map(
    communes.flatMap(({ codes, code, epciSiren }) => {
      const below = level === 'departement' ? (epciSiren ?? code) : code
      return codes.map((each) => [each, below] as const)
    }),
  )

/** The narrowest totals that know all that is asked: those of all structures together know none of them. */
function monthsOf({ level, structures }: Perimeter) {
  const isWhole = structures === null
  if (level === 'country' || level === 'departement')
    return isWhole ? territoryMonthlyFigures : departementFigures
  return level === 'epci' && isWhole ? epciMonthlyFigures : monthlyFigures
}

const daysOf = ({ level, structures }: Perimeter) =>
  structures === null && (level === 'country' || level === 'departement')
    ? territoryDailyFigures
    : dailyFigures

/** A statement takes longer to write than some take to answer: whoever never asks does not wait for it. */
function onceAsked<Statement>(write: () => Statement): () => Statement {
  let written: Statement | undefined
  return () => (written ??= write())
}

type Totals =
  | typeof dailyFigures
  | typeof monthlyFigures
  | typeof departementFigures
  | typeof epciMonthlyFigures
  | typeof territoryDailyFigures
  | typeof territoryMonthlyFigures
type Sums<Name extends Measure> = Record<Name, number>
type Read = { grain: 'month' | 'day'; first: string; last: string }

/** Whole months that follow one another are one read, and so are the days of a month that is not whole. */
function readsOf({ db }: Pick<Looks, 'db'>, period: Period): Read[] {
  const parts = monthPartsOf(withoutTomorrow(db, period))
  const whole = parts.filter(({ isWhole }) => isWhole)
  const [first, last] = [whole.at(0), whole.at(-1)]
  return [
    ...(first && last ? [{ grain: 'month' as const, first: first.month, last: last.month }] : []),
    ...parts.filter(({ isWhole }) => !isWhole).map(asDays),
  ]
}

/** Where no session is later, a period that ends within a month says as much as the whole month. */
export function withoutTomorrow(db: Looks['db'], { from, to }: Period): Period {
  const latest = latestDay(db).get()?.day ?? ''
  return { from, to: to >= latest ? lastDayOf(monthOf(to)) : to }
}

const latestDay = prepared((db) =>
  db
    .select({ day: max(sessions.day) })
    .from(sessions)
    .prepare(),
)

const asDays = ({ from, to }: MonthPart): Read => ({ grain: 'day', first: from, last: to })

const asked = (ctx: Looks, perimeter: Perimeter, totals: Totals, isBelow = false) =>
  and(placeOf(perimeter, totals, isBelow), isOfPart(totals), seen(ctx, perimeter, totals), spanOf(totals))

function seen({ actor }: Looks, { structureId, kind }: Perimeter, totals: Totals): SQL | undefined {
  return and(
    visible.figures(actor, totals),
    structureId === null || !('structureId' in totals) ? undefined : eq(totals.structureId, structureId),
    kind === null ? undefined : eq(totals.kind, kind),
  )
}

function placeOf(
  { departementCode, level, path, communes }: Perimeter,
  totals: Totals,
  isBelow: boolean,
): SQL | undefined {
  if ('territoryCode' in totals)
    return isBelow || departementCode === several
      ? sql`${totals.territoryCode} in (select ${departements.code} from ${departements})`
      : eq(totals.territoryCode, departementCode)
  if ('communeCode' in totals)
    return sql`${totals.communeCode} in (select value from json_each(${codesOf(communes)}))`
  const epci = level === 'epci' ? path.at(-1)?.code : undefined
  return and(
    eq(totals.departementCode, departementCode),
    'epciSiren' in totals && epci ? eq(totals.epciSiren, epci) : undefined,
  )
}

const parts = [
  ['drawn', 1],
  ['left', 0],
] as const

/** Each part is read alone, so that the key of the totals leads to the days or months asked. */
const isOfPart = (totals: Totals) => eq(totals.drawn, sql.placeholder('drawn'))

const codesOf = (communes: Commune[]) => JSON.stringify(communes.flatMap(({ codes }) => codes))

const spanOf = (totals: Totals) =>
  between('day' in totals ? totals.day : totals.month, sql.placeholder('first'), sql.placeholder('last'))

const sums = (totals: Totals, names: readonly Measure[]) =>
  Object.fromEntries(names.map((name) => [name, sql<number>`coalesce(sum(${totals[name]}), 0)`]))
