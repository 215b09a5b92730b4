import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { serviceKinds } from '#shared/services.ts'
import { measures, type Measure } from '#shared/statistics.ts'
import { advisors } from './advisors.ts'
import { always, countKey, day, id, idOf, instant, oneOf, yesNo } from './columns.ts'

/**
 * Running totals of sessions, kept in the transaction that records, revises or withdraws one; equal at any moment to a
 * recount. Each in two parts, what counts outside the structure too and what is left out there (see small-counts.ts); `drawn` comes
 * second, so that either part is read alone. One column a measure, whole numbers only, so that adding and taking away leave no dust. Whole months are
 * read by month, the days around them by day, a whole département and each of its EPCI from rows of their own: of
 * 300,000 sessions in one, this year takes some 10 ms, against 140 by joins. The place leads the key, so that a territory reads its own rows
 * however large the country is; the migrations make the rows live in the key itself.
 */
export const dailyFigures = sqliteTable(
  'daily_figures',
  {
    communeCode: text().notNull(),
    drawn: yesNo().notNull(),
    day: day().notNull(),
    structureId: idOf().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.communeCode, row.drawn, row.day, row.structureId, row.kind] })],
)

/** The same by month, `2026-06`. */
export const monthlyFigures = sqliteTable(
  'monthly_figures',
  {
    communeCode: text().notNull(),
    drawn: yesNo().notNull(),
    month: text().notNull(),
    structureId: idOf().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.communeCode, row.drawn, row.month, row.structureId, row.kind] })],
)

/** The same by month for a whole département. */
export const departementFigures = sqliteTable(
  'departement_figures',
  {
    departementCode: text().notNull(),
    drawn: yesNo().notNull(),
    month: text().notNull(),
    structureId: idOf().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.departementCode, row.drawn, row.month, row.structureId, row.kind] })],
)

/**
 * The same by month for all structures of an EPCI together, on one side of the border when it straddles one. Some islands
 * belong to none.
 */
export const epciMonthlyFigures = sqliteTable(
  'epci_monthly_figures',
  {
    departementCode: text().notNull(),
    epciSiren: text().notNull(),
    drawn: yesNo().notNull(),
    month: text().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.departementCode, row.epciSiren, row.drawn, row.month, row.kind] })],
)

/** The same by day for all structures of a département together, and of the country: see `country` in territories.ts. */
export const territoryDailyFigures = sqliteTable(
  'territory_daily_figures',
  {
    territoryCode: text().notNull(),
    drawn: yesNo().notNull(),
    day: day().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.territoryCode, row.drawn, row.day, row.kind] })],
)

/** The same by month. */
export const territoryMonthlyFigures = sqliteTable(
  'territory_monthly_figures',
  {
    territoryCode: text().notNull(),
    drawn: yesNo().notNull(),
    month: text().notNull(),
    kind: text().notNull(),
    ...totals(),
  },
  (row) => [primaryKey({ columns: [row.territoryCode, row.drawn, row.month, row.kind] })],
)

/**
 * The communes that had a session in a month, `2026-06`, and in a year, `2026`: of what the totals by month hold, only that there is some.
 * Triggers of those keep it. The country is thirty-five thousand communes, whose totals lie far apart: one look at each takes
 * four times as long.
 */
export const reachedCommunes = sqliteTable(
  'reached_communes',
  { period: text().notNull(), kind: text().notNull(), communeCode: text().notNull() },
  (row) => [primaryKey({ columns: [row.period, row.kind, row.communeCode] })],
)

/** The same of the places where something was offered, by triggers of what was. */
export const openedPlaces = sqliteTable(
  'opened_places',
  { period: text().notNull(), kind: text().notNull(), placeId: idOf().notNull() },
  (row) => [primaryKey({ columns: [row.period, row.kind, row.placeId] })],
)

/**
 * How many of those one follows came in a month, by the month when they had come there before (empty: never). Over whole
 * months, each of them counts where the time before is not among them: distinct people are a sum, however many came.
 */
export const followedFigures = sqliteTable(
  'followed_figures',
  {
    territoryCode: text().notNull(),
    drawn: yesNo().notNull(),
    month: text().notNull(),
    monthBefore: text().notNull(),
    people: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.territoryCode, row.drawn, row.month, row.monthBefore] })],
)

/**
 * What an advisor offered at a place on a day that is over, kept as it was planned when it ended: slots of individual openings,
 * seats of workshops, and how many of them nobody took. An empty place is for what needs none.
 */
export const offeredSlots = sqliteTable(
  'offered_slots',
  {
    day: day().notNull(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    placeId: idOf().notNull(),
    kind: text({ enum: serviceKinds }).notNull(),
    /** The advisor's on that day. */
    structureId: idOf().notNull(),
    offered: integer().notNull(),
    unfilled: integer().notNull(),
    countKey: countKey(),
  },
  (row) => [
    primaryKey({ columns: [row.day, row.advisorId, row.placeId, row.kind] }),
    index('offered_slots_by_place').on(row.placeId, row.day),
    oneOf('offered_slots_kind', row.kind, serviceKinds),
    always('offered_slots_count', sql`${row.offered} > 0 and ${row.unfilled} between 0 and ${row.offered}`),
  ],
)

/**
 * An advisor's own figures, read without an account at a secret address of which only SHA-256 is kept. Closed, an address
 * never opens again: a renewal is another row.
 */
export const figureShares = sqliteTable(
  'figure_shares',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    keyHash: text().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  (share) => [
    uniqueIndex('figure_shares_by_key').on(share.keyHash),
    uniqueIndex('figure_shares_one_open')
      .on(share.advisorId)
      .where(sql`${share.closedAt} is null`),
  ],
)

function totals() {
  const total = () => integer().notNull()
  return Object.fromEntries(measures.map((measure) => [measure, total()])) as Record<
    Measure,
    ReturnType<typeof total>
  >
}
