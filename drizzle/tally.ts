import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { groupBy } from '#shared/group-by.ts'
import { type CountedSession, measures, partsOf, partsOfAll } from '#shared/statistics.ts'
import type { Topic } from '#shared/themes.ts'
import { country } from '#shared/territories.ts'
import type { Day } from '#shared/time.ts'
import { addFigures, addToDay } from './grains.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import {
  communes,
  dailyFigures,
  departementFigures,
  epciMonthlyFigures,
  formerCommunes,
  monthlyFigures,
  sessions,
  sessionTopics,
  territoryDailyFigures,
  territoryMonthlyFigures,
} from './schema/index.ts'
import { recountFollowed, tallyForgotten } from './tally-followed.ts'

/**
 * Adds a session to the running totals, or takes it away, inside the caller's transaction: once with +1 when it is
 * recorded or restored, once with -1 when it is withdrawn, both (as it was, as it is) when it is revised.
 * One statement a grain, or two for a workshop of which some count outside the structure and some are left out.
 * A day that no session touches any more has no row. Throws if a session is taken away that was never added.
 */
export function tally(
  db: Db,
  session: CountedSession & { id: string },
  topics: readonly Topic[],
  sign: 1 | -1,
) {
  const figures = partsOf(session, topics)
  for (const [part, drawn] of parts)
    if (figures[part].participants > 0) addFigures(db, { ...session, drawn }, figures[part], sign)
  tallyForgotten(db, session, sign)
}

/**
 * Counts every session that is not withdrawn anew, inside the caller's transaction: to prove that the running totals are
 * right, and where sessions were planted. Goes day by day, as sessions are mostly written: a large file is read once from one
 * end to the other, and memory follows the busiest day only. Whatever is wider than a commune and its day is added up from these.
 */
export function recountFigures(db: Db) {
  db.delete(dailyFigures).run()
  const touched = db.selectDistinct({ day: sessions.day }).from(sessions).orderBy(asc(sessions.day)).all()
  for (const { day } of touched) recountDay(db, day)
  addUp(db)
  recountFollowed(db)
}

const parts = [
  ['left', 0],
  ['drawn', 1],
] as const

function recountDay(db: Db, day: Day) {
  const found = countedSessions(db)
    .all({ day })
    .map((session) => ({ ...session, topics: (session.topics?.split(',') ?? []) as Topic[] }))
  const keys = groupBy(found, ({ communeCode, structureId, kind }) => `${communeCode} ${structureId} ${kind}`)
  for (const same of keys.values()) {
    const figures = partsOfAll(same)
    for (const key of same.slice(0, 1))
      for (const [part, drawn] of parts)
        if (figures[part].participants > 0) addToDay(db, { ...key, drawn }, figures[part])
  }
}

/** Every wider total, each from a narrower one. */
function addUp(db: Db) {
  const days = [territoryDailyFigures, sql`day`] as const
  const months = [territoryMonthlyFigures, sql`month`] as const
  for (const totals of [monthlyFigures, departementFigures, epciMonthlyFigures, days[0], months[0]])
    db.delete(totals).run()
  const [structure, whole] = [sql`structure_id`, sql`${country}`]
  fill(db, monthlyFigures, dailyFigures, [sql`commune_code`], sql`substr(day, 1, 7)`, [structure])
  fill(db, departementFigures, monthlyFigures, [departementOfDay], sql`month`, [structure])
  fill(db, epciMonthlyFigures, monthlyFigures, [departementOfDay, epciOfToday], sql`month`)
  fill(db, territoryDailyFigures, dailyFigures, [departementOfDay], sql`day`)
  fill(db, territoryMonthlyFigures, departementFigures, [sql`departement_code`], sql`month`)
  for (const [totals, when] of [days, months]) fill(db, totals, totals, [whole], when)
}

/** Where nothing is, as on the islands that belong to no EPCI, there is no total. */
function fill(db: Db, to: SQLiteTable, from: SQLiteTable, where: SQL[], when: SQL, who: SQL[] = []) {
  const key = [...where, sql`drawn`, when, ...who, sql`kind`]
  const sums = measures.map((measure) => sql`sum(${dailyFigures[measure]})`)
  db.run(sql`
    insert into ${to} select ${sql.join([...key, ...sums], sql`, `)} from ${from} as daily_figures
    where ${where.at(-1)} is not null group by ${sql.join(key, sql`, `)}
  `)
}

const departementOfDay = sql`(
  select ${communes.departementCode} from ${communes} where ${communes.code} = daily_figures.commune_code
)`

/** Of the commune of today, when this one merged. */
const epciOfToday = sql`(
  select ${communes.epciSiren} from ${communes} where ${communes.code} = coalesce(
    (select ${formerCommunes.communeCode} from ${formerCommunes} where ${formerCommunes.code} = daily_figures.commune_code),
    daily_figures.commune_code
  )
)`

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
    .where(and(eq(sessions.day, sql.placeholder('day')), isNull(sessions.withdrawnAt)))
    .prepare(),
)
