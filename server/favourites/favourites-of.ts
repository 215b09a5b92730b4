import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { communes, favourites } from '#drizzle/schema/index.ts'

/** The favourites of an advisor, the most used first; among equals, the latest. With the name of the commune, if one is told. */
export const favouritesOf = prepared((db) =>
  db
    .select({
      id: favourites.id,
      name: favourites.name,
      told: favourites.told,
      communeName: sql<string | null>`${communes.name}`,
    })
    .from(favourites)
    .leftJoin(communes, eq(communes.code, sql`${favourites.told} ->> 'communeCode'`))
    .where(and(eq(favourites.advisorId, sql.placeholder('advisorId')), isNull(favourites.removedAt)))
    .orderBy(desc(favourites.uses), desc(favourites.keptAt), desc(favourites.id))
    .prepare(),
)
