import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { favourites } from '#drizzle/schema/index.ts'

/** The favourites of an advisor, the most used first; among equals, the latest. */
export const favouritesOf = prepared((db) =>
  db
    .select({ id: favourites.id, name: favourites.name, told: favourites.told })
    .from(favourites)
    .where(and(eq(favourites.advisorId, sql.placeholder('advisorId')), isNull(favourites.removedAt)))
    .orderBy(desc(favourites.uses), desc(favourites.keptAt), desc(favourites.id))
    .prepare(),
)
