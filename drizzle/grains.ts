import { and, eq, getTableColumns, is, Param, Placeholder, type Query, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Figures, type Measure, measures } from '#shared/statistics.ts'
import { country, departementOf } from '#shared/territories.ts'
import { monthOf } from '#shared/time.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import {
  communes,
  dailyFigures,
  departementFigures,
  epciMonthlyFigures,
  formerCommunes,
  monthlyFigures,
  territoryDailyFigures,
  territoryMonthlyFigures,
} from './schema/index.ts'

/** Where, when, by which structure, of which kind; `drawn` for what counts outside the structure too. */
export type Key = { day: string; communeCode: string; structureId: string; kind: string; drawn: 0 | 1 }

/**
 * Adds figures to the running totals of every grain, or takes them away: a row that counts nobody any more goes. Inside the
 * caller's transaction. Throws if what is taken away was never added.
 */
export function addFigures(db: Db, key: Key, figures: Figures, sign: 1 | -1) {
  const { ofEpci, ...others } = grains(db)
  const row = rowOf(db, key, figures, sign)
  for (const grain of row[siren] === null ? Object.values(others) : [...Object.values(others), ofEpci])
    if (sign === 1) grain.add(row)
    else if (isEmpty(grain.shrink(row))) grain.drop(row)
}

/** Only to the totals by commune and day, of which a recount makes all the others. */
export const addToDay = (db: Db, key: Key, figures: Figures) =>
  grains(db).ofDay.add(rowOf(db, key, figures, 1))

/** What a row of any grain is made of, in this order. */
const names = [
  'communeCode',
  'departementCode',
  'epciSiren',
  'country',
  'day',
  'month',
  'structureId',
  'kind',
  'drawn',
  ...measures,
] as const
const siren = names.indexOf('epciSiren')
type Values = (string | number | null)[]

function rowOf(db: Db, { day, communeCode, structureId, kind, drawn }: Key, figures: Figures, sign: 1 | -1) {
  const epciSiren = epciOf(db).get(communeCode, communeCode) ?? null
  const where = [communeCode, departementOf(communeCode), epciSiren, country]
  const row: Values = [...where, day, monthOf(day), structureId, kind, drawn]
  for (const measure of measures) row.push(sign * figures[measure])
  return row
}

type Kept = { sessions: number; participants: number }

/** Of a workshop, one part may have people only: no part has a session without anybody. */
function isEmpty(row: Kept | undefined) {
  if (!row || row.sessions < 0 || row.participants < 0)
    throw new Error('A session is taken away from running totals that never had it')
  return row.participants === 0
}

/** Each way of adding up: which column takes which value. */
const grains = prepared((db) => {
  const [byDay, byMonth] = [territoryDailyFigures, territoryMonthlyFigures]
  return {
    ofDay: grainOf(db, dailyFigures, {
      communeCode: dailyFigures.communeCode,
      day: dailyFigures.day,
      structureId: dailyFigures.structureId,
    }),
    ofMonth: grainOf(db, monthlyFigures, {
      communeCode: monthlyFigures.communeCode,
      month: monthlyFigures.month,
      structureId: monthlyFigures.structureId,
    }),
    ofDepartement: grainOf(db, departementFigures, {
      departementCode: departementFigures.departementCode,
      month: departementFigures.month,
      structureId: departementFigures.structureId,
    }),
    ofEpci: grainOf(db, epciMonthlyFigures, {
      departementCode: epciMonthlyFigures.departementCode,
      epciSiren: epciMonthlyFigures.epciSiren,
      month: epciMonthlyFigures.month,
    }),
    ofWholeDay: grainOf(db, byDay, { departementCode: byDay.territoryCode, day: byDay.day }),
    ofWholeMonth: grainOf(db, byMonth, { departementCode: byMonth.territoryCode, month: byMonth.month }),
    ofCountryDay: grainOf(db, byDay, { country: byDay.territoryCode, day: byDay.day }),
    ofCountryMonth: grainOf(db, byMonth, { country: byMonth.territoryCode, month: byMonth.month }),
  }
})

/** Of the commune of today, when this one merged; null on the islands that belong to none. */
const epciOf = prepared((db) => {
  const today = sql`coalesce(
    (select ${formerCommunes.communeCode} from ${formerCommunes}
      where ${formerCommunes.code} = ${sql.placeholder('communeCode')}),
    ${sql.placeholder('communeCode')}
  )`
  const query = db.select({ siren: communes.epciSiren }).from(communes).where(eq(communes.code, today))
  return db.$client.prepare<[string, string], string | null>(query.toSQL().sql).pluck()
})

type Totals =
  | typeof dailyFigures
  | typeof monthlyFigures
  | typeof departementFigures
  | typeof epciMonthlyFigures
  | typeof territoryDailyFigures
  | typeof territoryMonthlyFigures

function grainOf(db: Db, totals: Totals, whereAndWhen: Record<string, SQLiteColumn>) {
  const columns = Object.entries<SQLiteColumn>({ ...whereAndWhen, kind: totals.kind, drawn: totals.drawn })
  const isThis = and(...columns.map(([name, column]) => eq(column, sql.placeholder(name))))
  const values = [
    ...columns.map(([name, column]) => [nameIn(totals, column), sql.placeholder(name)]),
    ...measures.map((measure) => [measure, sql.placeholder(measure)]),
  ]
  /** As SQLite calls it: read there, a value is bound once. */
  const inserted = alias(totals as typeof dailyFigures, 'excluded')
  const add = db
    .insert(totals as typeof dailyFigures)
    .values(Object.fromEntries(values) as typeof dailyFigures.$inferInsert)
    .onConflictDoUpdate({
      target: columns.map(([, column]) => column),
      set: growing(totals, (measure) => inserted[measure]),
    })
  const shrink = db
    .update(totals)
    .set(growing(totals, sql.placeholder))
    .where(isThis)
    .returning({ sessions: totals.sessions, participants: totals.participants })
  const [adding, shrinking, dropping] = [
    compiled(db, add),
    compiled(db, shrink),
    compiled(db, db.delete(totals).where(isThis)),
  ]
  return {
    add: (row: Values) => adding.statement.run(adding.chosen(row)),
    shrink: (row: Values) => shrinking.statement.get(shrinking.chosen(row)) as Kept | undefined,
    drop: (row: Values) => dropping.statement.run(dropping.chosen(row)),
  }
}

const nameIn = (totals: Totals, column: SQLiteColumn) =>
  Object.entries<SQLiteColumn>(getTableColumns(totals)).find(([, each]) => each === column)?.[0] ?? ''

/** On a row that exists already, each measure grows by that. */
const growing = (totals: Totals, by: (measure: Measure) => unknown) =>
  Object.fromEntries(measures.map((measure) => [measure, sql`${totals[measure]} + ${by(measure)}`]))

/** Drizzle writes the statement, the connection runs it: with seventy values a call, 10 µs instead of 55. */
function compiled(db: Db, query: { toSQL(): Query }) {
  const { sql: text, params } = query.toSQL()
  const positions = params.map((param) => names.indexOf(nameOf(param) as (typeof names)[number]))
  return {
    statement: db.$client.prepare<unknown[]>(text),
    chosen: (row: Values) => positions.map((position) => row[position]),
  }
}

function nameOf(param: unknown): string {
  if (is(param, Placeholder)) return param.name
  if (is(param, Param)) return nameOf(param.value)
  throw new Error('A running total is written by placeholders only')
}
