import { asc, eq, gte } from 'drizzle-orm'
import { placeClosures, places } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import type { ActorContext } from '../trpc.ts'

/** The days on which places receive nobody, those that are over left out, the soonest first. */
export const closures = ({ db, now, settings }: ActorContext) =>
  db
    .select({
      id: placeClosures.id,
      placeId: placeClosures.placeId,
      placeName: places.name,
      firstDay: placeClosures.firstDay,
      lastDay: placeClosures.lastDay,
    })
    .from(placeClosures)
    .innerJoin(places, eq(places.id, placeClosures.placeId))
    .where(gte(placeClosures.lastDay, dayOf(now, zoneOf(settings.departement))))
    .orderBy(asc(placeClosures.firstDay), asc(places.name))
    .all()
