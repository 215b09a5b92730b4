import { and, asc, eq, isNull } from 'drizzle-orm'
import { communes, epcis, openings, places } from '#drizzle/schema/index.ts'
import { groupBy } from '#shared/group-by.ts'
import { nextDayOf } from '#shared/planned-occurrences.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

/** Open places where no hours are planned any more: people find them, and nobody receives there. */
export function placesWithoutOpening({
  db,
  actor,
  now,
  settings,
}: Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>) {
  const today = dayOf(now, zoneOf(settings.departement))
  const planned = groupBy(
    db
      .select({ placeId: openings.placeId, recurrence: openings.recurrence })
      .from(openings)
      .where(isNull(openings.closedAt))
      .all(),
    ({ placeId }) => placeId,
  )
  return db
    .select({
      id: places.id,
      name: places.name,
      slug: places.slug,
      communeName: communes.name,
      epciName: epcis.name,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(and(visible.teamPlaces(actor), isNull(places.closedAt)))
    .orderBy(asc(communes.searchName), asc(places.name))
    .all()
    .filter(({ id }) => !(planned.get(id) ?? []).some((opening) => nextDayOf(opening, today) !== null))
}
