import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, appointments, communes, places, services } from '#drizzle/schema/index.ts'
import { callAt } from './call-at.ts'

/**
 * An appointment with all that a page, a letter or a calendar file says of it. A place is told only to whoever goes there: who
 * is called, visited or met on screen would go for nothing.
 */
export const appointmentTold = prepared((db) =>
  db
    .select({
      id: appointments.id,
      reference: appointments.reference,
      advisorId: appointments.advisorId,
      revision: appointments.revision,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      cancelledAt: appointments.cancelledAt,
      cancelledBy: appointments.cancelledBy,
      cancelNote: appointments.cancelNote,
      honouredAt: appointments.honouredAt,
      missedAt: appointments.missedAt,
      workshopId: appointments.workshopId,
      bookedAt: appointments.bookedAt,
      movedAt: appointments.movedAt,
      firstName: appointments.firstName,
      lastName: appointments.lastName,
      phone: appointments.phone,
      email: appointments.email,
      homeAddress: appointments.homeAddress,
      bookerTie: appointments.bookerTie,
      bookerPhone: appointments.bookerPhone,
      bookerEmail: appointments.bookerEmail,
      lettersTo: appointments.lettersTo,
      language: appointments.language,
      need: appointments.need,
      /** The room of whoever receives them on screen, at this moment. */
      videoLink: sql<string | null>`iif(${services.mode} = 'video', ${advisors.videoLink}, null)`,
      advisorName: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}`,
      service: { nameFr: services.nameFr, nameEn: services.nameEn, mode: services.mode },
      /** Whose clock tells the hour, also when nobody goes there. */
      placeZone: sql<
        string | null
      >`(select zone from places as held where held.id = ${appointments.placeId})`,
      callAt: callAt(appointments.placeId, sql`openings.advisor_id = ${appointments.advisorId}`),
      place: {
        slug: places.slug,
        name: places.name,
        address: places.address,
        postalCode: places.postalCode,
        communeName: sql<string>`${communes.name}`,
        phone: places.phone,
        accessNote: places.accessNote,
        stepFree: places.stepFree,
        zone: places.zone,
        latitude: places.latitude,
        longitude: places.longitude,
      },
    })
    .from(appointments)
    .innerJoin(advisors, eq(advisors.id, appointments.advisorId))
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(places, and(eq(places.id, appointments.placeId), eq(services.mode, 'place')))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(eq(appointments.id, sql.placeholder('id')))
    .prepare(),
)

export type AppointmentTold = NonNullable<ReturnType<ReturnType<typeof appointmentTold>['get']>>
