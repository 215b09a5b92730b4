import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, communes, holds, offers, places, services, waits } from '#drizzle/schema/index.ts'
import { callAt } from './call-at.ts'

/**
 * Has the person an appointment, taken since they wait, that makes waiting pointless: a seat of the same workshop, or an hour
 * at the same place, or of the same service when it needs none? Reads the row of `waits` of the statement it stands in.
 */
export const isServed = sql<number>`exists (
  select 1 from ${appointments}
  where ${appointments.cancelledAt} is null
    and (${appointments.phone} = ${waits.phone} or ${appointments.email} = ${waits.email})
    and case when ${waits.workshopId} is not null
      then ${appointments.workshopId} = ${waits.workshopId} and ${appointments.startsAt} = ${waits.startsAt}
      else ${waits.appointmentId} is null and ${appointments.workshopId} is null
        and ${appointments.placeId} is ${waits.placeId} and ${appointments.bookedAt} >= ${waits.addedAt}
        and (${waits.placeId} is not null or ${appointments.serviceId} = ${waits.serviceId})
    end
)`

/** An offer with all that a letter says of it, and all that decides whether it may still leave. */
export const offerTold = prepared((db) =>
  db
    .select({
      id: offers.id,
      waitId: offers.waitId,
      startsAt: offers.startsAt,
      expiresAt: offers.expiresAt,
      takenAt: offers.takenAt,
      declinedAt: offers.declinedAt,
      withdrawnAt: offers.withdrawnAt,
      workshopId: waits.workshopId,
      endedAt: waits.endedAt,
      phone: waits.phone,
      email: waits.email,
      language: waits.language,
      isServed,
      isHeld: sql<number>`exists (select 1 from ${holds} where ${holds.id} = ${offers.id})`,
      mode: services.mode,
      /** Whose clock tells the hour, also when nobody goes there. */
      placeZone: sql<string | null>`(select zone from places as held where held.id = ${waits.placeId})`,
      callAt: callAt(waits.placeId, sql`openings.advisor_id = ${offers.advisorId}`),
      place: {
        name: places.name,
        address: places.address,
        postalCode: places.postalCode,
        communeName: sql<string>`${communes.name}`,
      },
    })
    .from(offers)
    .innerJoin(waits, eq(waits.id, offers.waitId))
    .innerJoin(services, eq(services.id, waits.serviceId))
    .leftJoin(places, and(eq(places.id, waits.placeId), eq(services.mode, 'place')))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(eq(offers.id, sql.placeholder('id')))
    .prepare(),
)
