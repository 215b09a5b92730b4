import { and, between, eq, inArray, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '#drizzle/open.ts'
import {
  communes,
  offeredSlots,
  openedPlaces,
  places,
  reachedCommunes,
  sessions,
} from '#drizzle/schema/index.ts'
import { type Period, wholesOf } from '#shared/periods.ts'
import { serviceKinds } from '#shared/services.ts'
import type { CountryQuestion } from '#shared/statistics.ts'
import type { Point } from '#shared/territories.ts'
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

/** Whether something was offered in a commune, whoever offered it, and whether or not anybody came. */
export function openedIn({ db }: Looks, question: CountryQuestion) {
  const there = db
    .select({ codes: inOne(places.communeCode) })
    .from(places)
    .where(wasOpen(db, question))
    .get()
  const codes = new Set(there?.codes?.split(','))
  return (code: string) => codes.has(code)
}

/** Where something was offered, on the map: people go to the nearest, not to one structure's. */
export const openedAnywhere = ({ db }: Looks, period: Period): Point[] =>
  db
    .select({
      latitude: sql<number | null>`coalesce(${places.latitude}, ${communes.latitude})`,
      longitude: sql<number | null>`coalesce(${places.longitude}, ${communes.longitude})`,
    })
    .from(places)
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(wasOpen(db, period))
    .all()
    .flatMap(({ latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [{ latitude, longitude }],
    )

/** Of places: by years and months from what is kept of them, by days from what was offered. */
function wasOpen(db: Db, { from, to, kind }: CountryQuestion) {
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
  return or(inArray(places.id, byMonths), sql`${places.id} in ${among(byDays)}`)
}

/** One line instead of tens of thousands, which take ten times as long to hand over. */
const inOne = (column: SQLiteColumn) => sql<string | null>`group_concat(${column})`

const kindsOf = (kind: CountryQuestion['kind']) => (kind ? [kind] : [...serviceKinds])

const latestIn = (db: Db, table: typeof sessions | typeof offeredSlots): Period['to'] | null =>
  db
    .select({ day: max(table.day) })
    .from(table)
    .get()?.day ?? null
