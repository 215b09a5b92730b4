import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, communes, holds, offers, places, waits } from '#drizzle/schema/index.ts'

/**
 * Has the person an appointment, taken since they wait, that makes waiting pointless: a seat of the same workshop, or an hour
 * at the same place? Reads the row of `waits` of the statement it stands in.
 */
export const isServed = sql<number>`exists (
  select 1 from ${appointments}
  where ${appointments.cancelledAt} is null
    and (${appointments.phone} = ${waits.phone} or ${appointments.email} = ${waits.email})
    and case when ${waits.workshopId} is not null
      then ${appointments.workshopId} = ${waits.workshopId} and ${appointments.startsAt} = ${waits.startsAt}
      else ${waits.appointmentId} is null and ${appointments.workshopId} is null
        and ${appointments.placeId} is ${waits.placeId} and ${appointments.bookedAt} >= ${waits.addedAt}
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
      place: {
        name: places.name,
        address: places.address,
        postalCode: places.postalCode,
        communeName: sql<string>`${communes.name}`,
        phone: places.phone,
        zone: places.zone,
      },
    })
    .from(offers)
    .innerJoin(waits, eq(waits.id, offers.waitId))
    .leftJoin(places, eq(places.id, waits.placeId))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(eq(offers.id, sql.placeholder('id')))
    .prepare(),
)
