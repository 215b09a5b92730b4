import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import {
  communes,
  departementFigures,
  departements,
  epciMonthlyFigures,
  epcis,
} from '#drizzle/schema/index.ts'
import { presetPeriod, type Period } from '#shared/periods.ts'
import { indicatorsOf, type Indicators } from '#shared/shown-indicators.ts'
import { type Count, counts, figuresOf, type InParts, sumOf } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf, hour, lastDayOf, monthOf, monthsFrom } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

type Asking = Pick<Context, 'db' | 'settings' | 'now'>

/** `2026-T2` and its days. */
export type Quarter = Period & { quarter: string }

/** What a territory shows of a quarter, outside the structures that worked there. */
export type QuarterFigures = Quarter & {
  level: 'departement' | 'epci'
  code: string
  name: string
  departement: string
  shown: Indicators
}

/**
 * The figures of every département that has some and of its EPCI, quarter by quarter since the first session there, the
 * latest first; only quarters that are over. Counts are guarded, zeros are there. Made once an hour, one département after
 * the other, so that nobody waits behind them.
 */
export function quarterFigures(ctx: Asking): Promise<QuarterFigures[]> {
  const hourOfNow = Math.floor(ctx.now / hour)
  const known = remembered.get(ctx.db)
  if (known?.hourOfNow === hourOfNow) return known.made
  const made = make(ctx)
  remembered.set(ctx.db, { hourOfNow, made })
  made.catch(() => remembered.delete(ctx.db))
  return made
}

const remembered = new WeakMap<Db, { hourOfNow: number; made: Promise<QuarterFigures[]> }>()

async function make(ctx: Asking): Promise<QuarterFigures[]> {
  const last = lastMonthOver(ctx)
  const all: QuarterFigures[] = []
  for (const departement of findDepartements(ctx.db).all()) {
    all.push(...figuresIn(ctx.db, departement, last))
    await setImmediate()
  }
  return all.toSorted((a, b) => (a.quarter === b.quarter ? 0 : a.quarter < b.quarter ? 1 : -1))
}

function figuresIn(db: Db, { code, name }: { code: string; name: string }, last: string): QuarterFigures[] {
  const asked = { departement: code, last }
  const ofAll = partsBy(inDepartement(db).all(asked), () => code)
  const ofEpci = partsBy(inEpci(db).all(asked), (row) => row.epci)
  const first = [...ofAll.keys()].map((key) => key.slice(0, 7)).toSorted()[0]
  const territories = [
    { level: 'departement' as const, code, name, parts: ofAll },
    ...findEpcis(db)
      .all(asked)
      .map((epci) => ({ level: 'epci' as const, ...epci, parts: ofEpci })),
  ]
  return quartersTo(first, last).flatMap((quarter) =>
    territories.map(({ parts, ...territory }) => ({
      ...quarter,
      ...territory,
      departement: code,
      shown: indicatorsOf(parts.get(`${quarter.quarter} ${territory.code}`) ?? nothing, { isExact: false }),
    })),
  )
}

/** The last month of the last quarter that is over. */
export const lastMonthOver = ({ now, settings }: Pick<Context, 'now' | 'settings'>): string =>
  monthOf(presetPeriod('lastQuarter', dayOf(now, zoneOf(settings.departement))).to)

/** @param first `2025-T2`; nothing has no quarters. @param last the last month of the last one */
function quartersTo(first: string | undefined, last: string): Quarter[] {
  if (first === undefined) return []
  return monthsFrom(
    `${first.slice(0, 4)}-${String(Number(first.slice(6)) * 3).padStart(2, '0')}-01`,
    `${last}-01`,
  )
    .filter((month) => Number(month.slice(5)) % 3 === 0)
    .map((month) => quarterEnding(month))
}

export function quarterEnding(month: string): Quarter {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))]
  const from = `${year}-${String(number - 2).padStart(2, '0')}-01`
  return { quarter: `${year}-T${number / 3}`, from, to: lastDayOf(month) }
}

type Sums = Record<Count, number>
type Row = Sums & { quarter: string; drawn: boolean }

/** Both parts of each quarter of each territory, under `2026-T2 200066371`. */
function partsBy<Each extends Row>(rows: readonly Each[], codeOf: (row: Each) => string) {
  const parts = new Map<string, InParts<Count>>()
  for (const row of rows) {
    const key = `${row.quarter} ${codeOf(row)}`
    const known = parts.get(key) ?? nothing
    const part = row.drawn ? 'drawn' : 'left'
    parts.set(key, { ...known, [part]: sumOf(counts, [known[part], row]) })
  }
  return parts
}

const noSums: Sums = figuresOf(counts, () => 0)
const nothing: InParts<Count> = { drawn: noSums, left: noSums }

type Totals = typeof departementFigures | typeof epciMonthlyFigures

/** The columns of a quarter's totals: `2026-T2`, which part, and each count. */
export const quarterColumns = (totals: Totals) => ({
  quarter: quarterOf(totals),
  drawn: totals.drawn,
  ...(Object.fromEntries(
    counts.map((name) => [name, sql<number>`sum(${totals[name]})`.mapWith(Number)]),
  ) as Record<Count, SQL<number>>),
})

export const quarterOf = ({ month }: Totals) =>
  sql<string>`substr(${month}, 1, 4) || '-T' || ((cast(substr(${month}, 6) as integer) + 2) / 3)`

const within = (totals: Totals) =>
  and(eq(totals.departementCode, sql.placeholder('departement')), lte(totals.month, sql.placeholder('last')))

const inDepartement = prepared((db) =>
  db
    .select(quarterColumns(departementFigures))
    .from(departementFigures)
    .where(within(departementFigures))
    .groupBy(quarterOf(departementFigures), departementFigures.drawn)
    .prepare(),
)

const inEpci = prepared((db) =>
  db
    .select({ epci: epciMonthlyFigures.epciSiren, ...quarterColumns(epciMonthlyFigures) })
    .from(epciMonthlyFigures)
    .where(within(epciMonthlyFigures))
    .groupBy(epciMonthlyFigures.epciSiren, quarterOf(epciMonthlyFigures), epciMonthlyFigures.drawn)
    .prepare(),
)

const findDepartements = prepared((db) =>
  db
    .select({ code: departements.code, name: departements.name })
    .from(departements)
    .orderBy(asc(departements.code))
    .prepare(),
)

const findEpcis = prepared((db) =>
  db
    .selectDistinct({ code: epcis.siren, name: epcis.name })
    .from(communes)
    .innerJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(and(eq(communes.departementCode, sql.placeholder('departement')), isNotNull(communes.epciSiren)))
    .orderBy(asc(epcis.name))
    .prepare(),
)
