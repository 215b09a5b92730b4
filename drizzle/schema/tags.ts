import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { advisors } from './advisors.ts'
import { always, id, idOf, instant } from './columns.ts'
import { structures } from './structures.ts'
import { departements } from './territories.ts'

/**
 * A word of one's own that sessions carry: an advisor's, a team's or a département's, whichever of the three owns it. Merged
 * into another, its sessions stay with it and are read as the other's: taking the merge back moves nothing.
 */
export const tags = sqliteTable(
  'tags',
  {
    id: id(),
    advisorId: idOf().references(() => advisors.id),
    structureId: idOf().references(() => structures.id),
    departementCode: text().references(() => departements.code),
    name: text().notNull(),
    /** `searchable(name)`: two names that differ by accents or capitals are one. */
    searchName: text().notNull(),
    addedAt: instant().notNull(),
    /** No longer offered; the sessions that carry it keep it. */
    retiredAt: instant(),
    mergedIntoId: idOf().references((): AnySQLiteColumn => tags.id),
    mergedAt: instant(),
  },
  (tag) => [
    uniqueIndex('tags_one_name')
      .on(sql`coalesce(${tag.advisorId}, ${tag.structureId}, ${tag.departementCode})`, tag.searchName)
      .where(sql`${tag.retiredAt} is null and ${tag.mergedIntoId} is null`),
    index('tags_of_advisor').on(tag.advisorId),
    index('tags_of_structure').on(tag.structureId),
    index('tags_merged')
      .on(tag.mergedIntoId)
      .where(sql`${tag.mergedIntoId} is not null`),
    always(
      'tags_one_owner',
      sql`(${tag.advisorId} is not null) + (${tag.structureId} is not null) + (${tag.departementCode} is not null) = 1`,
    ),
    always('tags_name', sql`length(${tag.name}) between 1 and 40 and ${tag.searchName} <> ''`),
    always(
      'tags_merged_at',
      sql`(${tag.mergedIntoId} is null) = (${tag.mergedAt} is null) and ${tag.mergedIntoId} is not ${tag.id}`,
    ),
  ],
)
