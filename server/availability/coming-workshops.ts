import { isNotNull } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { openings } from '#drizzle/schema/index.ts'
import { longestRange } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { publicPlaces } from '../places/public-places.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'
import { workshopServices } from './main-service.ts'

export type ComingWorkshop = ReturnType<typeof comingWorkshops>[number]

/**
 * Workshops to come that the public may attend, soonest first: future, inside notice and horizon, not cancelled. Those with
 * no seat left are there too, with `seatsLeft` at zero, for their waiting list. `title` is what its advisor calls it.
 * @param placeId one place; undefined for all, null for those that are held at none
 * @param holdId a seat kept under this id counts as free
 */
export function comingWorkshops(
  ctx: Context,
  { placeId, holdId }: { placeId?: string | null; holdId?: string | undefined } = {},
) {
  const from = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const titles = new Map(
    findTitles(ctx.db)
      .all()
      .map(({ id, title }) => [id, title]),
  )
  return workshopServices(ctx)
    .flatMap(({ id: serviceId, nameFr, nameEn, horizonDays, suggests }) => {
      const to = addDays(from, Math.min(horizonDays, longestRange))
      const availability = loadAvailability(ctx, { from, to, placeId })
      const placeIds = placeId === undefined ? undefined : [placeId]
      const asked = { serviceId, from, to, placeIds, now: ctx.now, holdId, fullToo: true }
      return openSlots(availability, asked).map(
        ({ workshopId, startsAt, endsAt, day, placeId: where, seatsLeft }) => ({
          workshopId: workshopId ?? '',
          serviceId,
          title: titles.get(workshopId ?? '') ?? null,
          service: { nameFr, nameEn, suggests },
          placeId: where,
          day,
          startsAt,
          endsAt,
          seatsLeft: seatsLeft ?? 0,
        }),
      )
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}

/** The same for everybody's list, with the places that hold them. */
export function workshopsNear(ctx: Context) {
  const workshops = comingWorkshops(ctx)
  const held = new Set(workshops.map(({ placeId }) => placeId))
  return {
    workshops,
    places: publicPlaces(ctx).filter(({ id }) => held.has(id)),
    homeZone: zoneOf(ctx.settings.departement),
  }
}

const findTitles = prepared((db) =>
  db
    .select({ id: openings.id, title: openings.title })
    .from(openings)
    .where(isNotNull(openings.seats))
    .prepare(),
)
