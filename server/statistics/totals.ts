import { and, between, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { dailyFigures, departementFigures, epciFigures, monthlyFigures } from '#drizzle/schema/index.ts'
import { type MonthPart, monthPartsOf, type Period } from '#shared/periods.ts'
import { type InParts, type Measure, sumOf, sumOfParts } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import type { Commune, Looks, Perimeter } from './perimeter.ts'

/**
 * The running totals of a perimeter, as the person sees them, in two parts: see small-counts.ts. Whole months are read by month, the days around them
 * by day; the statements are made once for all the periods of an answer.
 */
export function totalsOf<Name extends Measure>(ctx: Looks, perimeter: Perimeter, names: readonly Name[]) {
  const read = (totals: Totals) =>
    ctx.db
      .select(sums(totals, names))
      .from(totals)
      .where(asked(ctx, perimeter, totals))
      .prepare()
  const by = { month: read(monthsOf[perimeter.level]), day: read(dailyFigures) }
  return (period: Period) =>
    sumOfParts(
      names,
      readsOf(period).map(({ grain, ...span }): InParts<Name> => {
        const read = (drawn: number) => by[grain].get({ ...span, drawn }) as Sums<Name>
        return { drawn: read(1), left: read(0) }
      }),
    )
}

/** The same for each territory one level below that has a session, by the code that `belowOf` gives it. */
export function totalsBelow<Name extends Measure>(ctx: Looks, perimeter: Perimeter, names: readonly Name[]) {
  const read = (totals: Totals, code: SQLiteColumn, communes = perimeter.communes) =>
    ctx.db
      .select({ code, ...sums(totals, names) })
      .from(totals)
      .where(asked(ctx, { ...perimeter, communes }, totals))
      .groupBy(code)
      .prepare()
  const inNoEpci = perimeter.communes.filter(({ epciSiren }) => epciSiren === null)
  const ofCommunes = (communes?: Commune[]) => read(monthlyFigures, monthlyFigures.communeCode, communes)
  const by = {
    month:
      perimeter.level === 'departement'
        ? [read(epciFigures, epciFigures.epciSiren), ofCommunes(inNoEpci)]
        : [ofCommunes()],
    day: [read(dailyFigures, dailyFigures.communeCode)],
  }
  const below = belowOf(perimeter)
  return (period: Period) => {
    const totals = new Map<string, InParts<Name>>()
    const none = sumOfParts(names, [])
    for (const { grain, ...span } of readsOf(period))
      for (const [part, drawn] of parts)
        for (const row of by[grain].flatMap(
          (read) => read.all({ ...span, drawn }) as unknown[] as Row<Name>[],
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
      .prepare()
  const by = { month: read(monthlyFigures), day: read(dailyFigures) }
  const today = new Map(
    perimeter.communes.flatMap((commune) => commune.codes.map((each) => [each, commune.code] as const)),
  )
  return (period: Period) =>
    new Set(
      readsOf(period).flatMap(({ grain, ...span }) =>
        by[grain].all(span).map((row) => today.get(row.code) ?? row.code),
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

const monthsOf = {
  departement: departementFigures,
  epci: epciFigures,
  commune: monthlyFigures,
  place: monthlyFigures,
}

type Totals = typeof dailyFigures | typeof monthlyFigures | typeof departementFigures | typeof epciFigures
type Sums<Name extends Measure> = Record<Name, number>
type Read = { grain: 'month' | 'day'; first: string; last: string }

/** Whole months that follow one another are one read, and so are the days of a month that is not whole. */
function readsOf(period: Period): Read[] {
  const parts = monthPartsOf(period)
  const whole = parts.filter(({ isWhole }) => isWhole)
  const [first, last] = [whole.at(0), whole.at(-1)]
  return [
    ...(first && last ? [{ grain: 'month' as const, first: first.month, last: last.month }] : []),
    ...parts.filter(({ isWhole }) => !isWhole).map(asDays),
  ]
}

const asDays = ({ from, to }: MonthPart): Read => ({ grain: 'day', first: from, last: to })

const asked = (ctx: Looks, perimeter: Perimeter, totals: Totals) =>
  and(placeOf(perimeter, totals), isOfPart(totals), seen(ctx, perimeter, totals), spanOf(totals))

function seen({ actor }: Looks, { structureId, kind }: Perimeter, totals: Totals): SQL | undefined {
  return and(
    visible.figures(actor, totals),
    structureId === null ? undefined : eq(totals.structureId, structureId),
    kind === null ? undefined : eq(totals.kind, kind),
  )
}

function placeOf({ departementCode, level, path, communes }: Perimeter, totals: Totals): SQL | undefined {
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
