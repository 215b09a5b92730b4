import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Départements, EPCI and communes of the year's official geography (COG), legal populations. */

export const departements = sqliteTable('departements', {
  code: text().primaryKey(),
  name: text().notNull(),
  zone: text().notNull(),
})

export const epcis = sqliteTable('epcis', {
  siren: text().primaryKey(),
  name: text().notNull(),
  /** All its communes, those across the border of the département too. */
  communeCount: integer().notNull(),
})

export const communes = sqliteTable(
  'communes',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    searchName: text().notNull(),
    postalCodes: text().notNull(),
    departementCode: text()
      .notNull()
      .references(() => departements.code),
    epciSiren: text().references(() => epcis.siren),
    population: integer().notNull(),
    latitude: real(),
    longitude: real(),
  },
  (commune) => [
    index('communes_by_search_name').on(commune.searchName),
    index('communes_by_departement').on(commune.departementCode, commune.epciSiren),
  ],
)

/** A commune that merged: the code that old records carry, and today's. */
export const formerCommunes = sqliteTable('former_communes', {
  code: text().primaryKey(),
  communeCode: text()
    .notNull()
    .references(() => communes.code),
})
