import { and, between, inArray, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '#drizzle/open.ts'
import { offeredSlots, openedPlaces, places, reachedCommunes, sessions } from '#drizzle/schema/index.ts'
import { type Period, wholesOf } from '#shared/periods.ts'
import { serviceKinds } from '#shared/services.ts'
import type { CountryQuestion } from '#shared/statistics.ts'
import { among } from '../among.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { communesReached } from './totals.ts'

/** Where there was a session: by years and months, at once; on the days that are left, of the communes of a perimeter. */
export function reachedIn(ctx: Looks, { from, to, kind }: CountryQuestion) {
  const { wholes, days } = wholesOf({ from, to }, latestIn(ctx.db, sessions))
  const isSuch = and(inArray(reachedCommunes.period, wholes), inArray(reachedCommunes.kind, kindsOf(kind)))
  const found = ctx.db
    .select({ codes: inOne(reachedCommunes.communeCode) })
    .from(reachedCommunes)
    .where(isSuch)
    .get()
  const codes = new Set(found?.codes?.split(','))
  return {
    months: (code: string) => codes.has(code),
    onDaysLeft: (perimeter: Perimeter): Set<string> =>
      new Set(days.flatMap((period) => [...communesReached(ctx, perimeter)(period)])),
  }
}

/** Where something was offered, whoever offered it, and whether or not anybody came. */
export function openedIn({ db }: Looks, { from, to, kind }: CountryQuestion) {
  const { wholes, days } = wholesOf({ from, to }, latestIn(db, offeredSlots))
  const byMonths = db
    .select({ id: openedPlaces.placeId })
    .from(openedPlaces)
    .where(and(inArray(openedPlaces.period, wholes), inArray(openedPlaces.kind, kindsOf(kind))))
  const byDays = days.flatMap((period) =>
    db
      .selectDistinct({ id: offeredSlots.placeId })
      .from(offeredSlots)
      .where(
        and(between(offeredSlots.day, period.from, period.to), inArray(offeredSlots.kind, kindsOf(kind))),
      )
      .all()
      .map(({ id }) => id),
  )
  const there = db
    .select({ codes: inOne(places.communeCode) })
    .from(places)
    .where(or(inArray(places.id, byMonths), sql`${places.id} in ${among(byDays)}`))
    .get()
  const codes = new Set(there?.codes?.split(','))
  return (code: string) => codes.has(code)
}

/** One line instead of tens of thousands, which take ten times as long to hand over. */
const inOne = (column: SQLiteColumn) => sql<string | null>`group_concat(${column})`

const kindsOf = (kind: CountryQuestion['kind']) => (kind ? [kind] : [...serviceKinds])

const latestIn = (db: Db, table: typeof sessions | typeof offeredSlots): Period['to'] | null =>
  db
    .select({ day: max(table.day) })
    .from(table)
    .get()?.day ?? null
