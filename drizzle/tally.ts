import { and, eq, is, isNull, Param, Placeholder, type Query, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type CountedSession, type Figures, type InParts, measures, partsOf } from '#shared/statistics.ts'
import type { Topic } from '#shared/themes.ts'
import { departementOf } from '#shared/territories.ts'
import { monthOf } from '#shared/time.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import {
  communes,
  dailyFigures,
  departementFigures,
  epciFigures,
  formerCommunes,
  monthlyFigures,
  sessions,
  sessionTopics,
} from './schema/index.ts'

/**
 * Adds a session to the running totals, or takes it away, inside the caller's transaction: once with +1 when it is
 * recorded or restored, once with -1 when it is withdrawn, both (as it was, as it is) when it is revised.
 * One statement a grain, or two for a workshop of which some count outside the structure and some are left out.
 * A day that no session touches any more has no row. Throws if a session is taken away that was never added.
 */
export function tally(db: Db, session: CountedSession, topics: readonly Topic[], sign: 1 | -1) {
  add(db, session, partsOf(session, topics), sign)
}

/**
 * Counts every session that is not withdrawn anew, inside the caller's transaction: after an import, and to prove
 * that the running totals are right. Goes commune by commune, so that memory follows the largest one only.
 */
export function recountFigures(db: Db) {
  for (const totals of [dailyFigures, monthlyFigures, departementFigures, epciFigures])
    db.delete(totals).run()
  const touched = db.selectDistinct({ code: sessions.communeCode }).from(sessions).all()
  for (const { code } of touched) recountCommune(db, code)
}

type Key = Pick<CountedSession, 'day' | 'communeCode' | 'structureId' | 'kind'>

/** What a row of any grain is made of, in this order. */
const names = [
  'communeCode',
  'departementCode',
  'epciSiren',
  'day',
  'month',
  'structureId',
  'kind',
  'drawn',
  ...measures,
] as const
type Values = (string | number | null)[]

function add(db: Db, { day, communeCode, structureId, kind }: Key, figures: InParts, sign: 1 | -1) {
  const epciSiren = epciOf(db).get({ communeCode })?.siren ?? null
  const where = [communeCode, departementOf(communeCode), epciSiren, day, monthOf(day), structureId, kind]
  const { ofEpci, ...others } = grains(db)
  for (const part of ['left', 'drawn'] as const) {
    if (figures[part].participants === 0) continue
    const drawn = part === 'drawn' ? 1 : 0
    const row: Values = [...where, drawn, ...measures.map((measure) => sign * figures[part][measure])]
    for (const grain of epciSiren ? [...Object.values(others), ofEpci] : Object.values(others))
      if (isEmpty(grain.add(row))) grain.drop(row)
  }
}

type Kept = { sessions: number; participants: number }

/** Of a workshop, one part may have people only: no part has a session without anybody. */
function isEmpty(row: Kept | undefined) {
  if (!row || row.sessions < 0 || row.participants < 0)
    throw new Error('A session is taken away from running totals that never had it')
  return row.participants === 0
}

function recountCommune(db: Db, code: string) {
  const days = new Map<string, { key: Key; figures: InParts }>()
  for (const { topics, ...session } of countedSessions(db).all({ code })) {
    const name = `${session.day} ${session.structureId} ${session.kind}`
    const parts = partsOf(session, (topics?.split(',') ?? []) as Topic[])
    const known = days.get(name)
    if (known) for (const part of ['left', 'drawn'] as const) grow(known.figures[part], parts[part])
    else days.set(name, { key: session, figures: parts })
  }
  for (const { key, figures } of days.values()) add(db, key, figures, 1)
}

const grow = (figures: Figures, by: Figures) => {
  for (const measure of measures) figures[measure] += by[measure]
}

/** Each way of adding up: where, when, by which structure, of which kind. */
const grains = prepared((db) => ({
  ofDay: grainOf(db, dailyFigures, { communeCode: dailyFigures.communeCode, day: dailyFigures.day }),
  ofMonth: grainOf(db, monthlyFigures, {
    communeCode: monthlyFigures.communeCode,
    month: monthlyFigures.month,
  }),
  ofDepartement: grainOf(db, departementFigures, {
    departementCode: departementFigures.departementCode,
    month: departementFigures.month,
  }),
  ofEpci: grainOf(db, epciFigures, {
    departementCode: epciFigures.departementCode,
    epciSiren: epciFigures.epciSiren,
    month: epciFigures.month,
  }),
}))

/** Of the commune of today, when this one merged; null on the islands that belong to none. */
const epciOf = prepared((db) => {
  const today = sql`coalesce(
    (select ${formerCommunes.communeCode} from ${formerCommunes}
      where ${formerCommunes.code} = ${sql.placeholder('communeCode')}),
    ${sql.placeholder('communeCode')}
  )`
  return db.select({ siren: communes.epciSiren }).from(communes).where(eq(communes.code, today)).prepare()
})

type Totals = typeof dailyFigures | typeof monthlyFigures | typeof departementFigures | typeof epciFigures

function grainOf(db: Db, totals: Totals, whereAndWhen: Record<string, SQLiteColumn>) {
  const key = { ...whereAndWhen, structureId: totals.structureId, kind: totals.kind, drawn: totals.drawn }
  const columns = Object.entries<SQLiteColumn>(key)
  const add = db
    .insert(totals as typeof dailyFigures)
    .values(placeholders([...columns.map(([name]) => name), ...measures]))
    .onConflictDoUpdate({ target: columns.map(([, column]) => column), set: growing(totals) })
    .returning({ sessions: totals.sessions, participants: totals.participants })
  const drop = db
    .delete(totals)
    .where(and(...columns.map(([name, column]) => eq(column, sql.placeholder(name)))))
  const [adding, dropping] = [compiled(db, add), compiled(db, drop)]
  return {
    add: (row: Values) => adding.statement.get(adding.chosen(row)) as Kept | undefined,
    drop: (row: Values) => dropping.statement.run(dropping.chosen(row)),
  }
}

const placeholders = (columns: readonly string[]) =>
  Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)])) as unknown as InsertedRow

type InsertedRow = typeof dailyFigures.$inferInsert

/** On a row that exists already, each measure grows by what was to be inserted. */
const growing = (totals: Totals) =>
  Object.fromEntries(
    measures.map((measure) => [measure, sql`${totals[measure]} + ${sql.placeholder(measure)}`]),
  )

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

const countedSessions = prepared((db) =>
  db
    .select({
      day: sessions.day,
      communeCode: sessions.communeCode,
      structureId: sessions.structureId,
      kind: sessions.kind,
      minutes: sessions.minutes,
      participants: sessions.participants,
      returning: sessions.returning,
      countKey: sessions.countKey,
      referral: sessions.referral,
      topics: sql<string | null>`(
        select group_concat(${sessionTopics.topic}) from ${sessionTopics}
        where ${sessionTopics.sessionId} = ${sessions.id}
      )`,
    })
    .from(sessions)
    .where(and(eq(sessions.communeCode, sql.placeholder('code')), isNull(sessions.withdrawnAt)))
    .prepare(),
)
