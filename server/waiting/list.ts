import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { appointments, communes, openings, places, services, waits } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { zoneOf } from '#shared/territories.ts'
import type { ActorContext } from '../trpc.ts'
import { isCalledOff } from './called-off.ts'
import { standingWait } from './standing.ts'

/**
 * Who waits where this advisor receives, or for their workshops: first come first, with how to reach them and what they were
 * told. `kept` is the hour that waits for their answer.
 */
export function list(ctx: ActorContext) {
  return ctx.db
    .select({
      id: waits.id,
      placeId: waits.placeId,
      serviceId: waits.serviceId,
      workshopId: waits.workshopId,
      startsAt: waits.startsAt,
      firstName: waits.firstName,
      lastName: waits.lastName,
      phone: waits.phone,
      email: waits.email,
      need: waits.need,
      needNote: waits.needNote,
      homeAddress: waits.homeAddress,
      mode: services.mode,
      halfDay: waits.halfDay,
      addedAt: waits.addedAt,
      before: appointments.startsAt,
      title: sql<
        string | null
      >`coalesce(${openings.title}, iif(${waits.workshopId} is null, null, ${services.nameFr}))`,
      seats: openings.seats,
      place: { name: places.name, communeName: sql<string>`${communes.name}`, zone: places.zone },
    })
    .from(waits)
    .innerJoin(services, eq(services.id, waits.serviceId))
    .leftJoin(openings, eq(openings.id, waits.workshopId))
    .leftJoin(appointments, eq(appointments.id, waits.appointmentId))
    .leftJoin(places, eq(places.id, waits.placeId))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(and(visible.waits(ctx.actor), isNull(waits.endedAt)))
    .orderBy(asc(waits.addedAt), asc(waits.id))
    .all()
    .map((row) => {
      const wait = standingWait(ctx, row.id)
      const { kept = null, offers = [] } = wait ?? {}
      return {
        ...row,
        zone: row.place?.zone ?? zoneOf(ctx.settings.departement),
        told: offers.length,
        /** Nothing reaches them: they are called, then taken off the list. */
        isCalledOff: wait !== undefined && isCalledOff(ctx, wait),
        kept: kept && { startsAt: kept.startsAt, expiresAt: kept.expiresAt },
      }
    })
}
