import { expect } from 'vitest'
import type { Db } from '#drizzle/open.ts'
import {
  beneficiaries,
  dailyFigures,
  departementFigures,
  epciMonthlyFigures,
  followedFigures,
  monthlyFigures,
  reachedCommunes,
  territoryDailyFigures,
  territoryMonthlyFigures,
} from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'

/** Every running total that a file keeps, of every grain. */
export const figuresKept = (db: Db) => ({
  days: db.select().from(dailyFigures).all(),
  months: db.select().from(monthlyFigures).all(),
  departements: db.select().from(departementFigures).all(),
  epcis: db.select().from(epciMonthlyFigures).all(),
  wholeDays: db.select().from(territoryDailyFigures).all(),
  wholeMonths: db.select().from(territoryMonthlyFigures).all(),
  reached: db.select().from(reachedCommunes).all(),
  followed: db.select().from(followedFigures).all(),
  countedMonths: db
    .select({ id: beneficiaries.id, months: beneficiaries.countedMonths })
    .from(beneficiaries)
    .orderBy(beneficiaries.id)
    .all(),
})

/** They are what counting everything anew gives, which changes nothing; whoever came is said to have come where they did. */
export function expectRightTotals({ db }: { db: Db }) {
  expect(comingsElsewhere(db)).toEqual([])
  const kept = figuresKept(db)
  recountFigures(db)
  expect(figuresKept(db)).toEqual(kept)
}

/** Rows that do not say what their session says: where, how and for which structure it counts, or nowhere. */
const comingsElsewhere = (db: Db) =>
  db.$client
    .prepare(
      `select came.session_id from session_beneficiaries as came left join sessions on sessions.id = came.session_id
      where came.commune_code is not iif(sessions.withdrawn_at is null, sessions.commune_code, null)
        or (came.day, came.kind, came.structure_id) is not (sessions.day, sessions.kind, sessions.structure_id)`,
    )
    .all()
