import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * The number to call: the place's; without one, that of a place where somebody receives.
 * @param whose a condition on `openings`: the advisor in question, or whoever may answer
 */
export const callAt = (placeId: SQLiteColumn, whose: SQL) =>
  sql<string | null>`coalesce(
    (select phone from places as held where held.id = ${placeId}),
    (select held.phone from openings join places as held on held.id = openings.place_id
      where ${whose} and openings.closed_at is null and held.closed_at is null
      order by openings.created_at, openings.id limit 1)
  )`
