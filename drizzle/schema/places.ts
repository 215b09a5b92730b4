import { sql } from 'drizzle-orm'
import { index, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { always, day, id, idOf, instant, yesNo } from './columns.ts'
import { communes } from './territories.ts'

/** Where help happens. A place closes by a fact: it then shows no slot and keeps its history. */
export const places = sqliteTable(
  'places',
  {
    id: id(),
    slug: text().notNull(),
    /** What follows `/l/` on a poster: `gramat`. Given once, as it is printed. */
    shortName: text(),
    name: text().notNull(),
    address: text().notNull(),
    postalCode: text().notNull(),
    communeCode: text()
      .notNull()
      .references(() => communes.code),
    latitude: real(),
    longitude: real(),
    phone: text().notNull(),
    accessNote: text().notNull().default(''),
    stepFree: yesNo().notNull().default(false),
    zone: text().notNull(),
    /** Of the establishment, for open data; a place without one is not there. */
    siret: text(),
    createdAt: instant().notNull(),
    /** When what people read of it was last corrected. */
    changedAt: instant(),
    closedAt: instant(),
  },
  (place) => [
    uniqueIndex('places_by_slug').on(place.slug),
    uniqueIndex('places_by_short_name').on(place.shortName),
    index('places_by_commune').on(place.communeCode),
  ],
)

/** Days on which a place receives nobody, both included. */
export const placeClosures = sqliteTable(
  'place_closures',
  {
    id: id(),
    placeId: idOf()
      .notNull()
      .references(() => places.id),
    firstDay: day().notNull(),
    lastDay: day().notNull(),
  },
  (closure) => [
    index('place_closures_by_place').on(closure.placeId, closure.firstDay),
    always('place_closures_order', sql`${closure.lastDay} >= ${closure.firstDay}`),
  ],
)

/** Public holidays on which a place is open all the same. */
export const holidayOpenings = sqliteTable(
  'holiday_openings',
  {
    id: id(),
    placeId: idOf()
      .notNull()
      .references(() => places.id),
    day: day().notNull(),
  },
  (opening) => [uniqueIndex('holiday_openings_once').on(opening.placeId, opening.day)],
)
