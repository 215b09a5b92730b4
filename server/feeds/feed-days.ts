import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm'
import { appointments, places, services } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, startOfDay } from '#shared/time.ts'
import { plannedHours } from '../availability/planned-hours.ts'
import { heldOpenings } from '../planning/held-openings.ts'
import { plansAround } from '../planning/touched.ts'
import type { Context } from '../trpc.ts'

type Asked = { advisorId: string; from: Day; to: Day }

/** What an advisor's days hold, both included: people expected one by one, workshops, hours open to people, absences. */
export function feedDays(ctx: Context, asked: Asked) {
  const expected = expectedIn(ctx, asked)
  const held = heldOpenings(ctx, plansAround(ctx, asked), asked).filter(({ isOff }) => !isOff)
  return {
    appointments: expected.filter(({ workshopId }) => workshopId === null),
    workshops: held.flatMap(({ id, day, startsAt, endsAt, title, serviceName, seats, placeName }) => {
      if (seats === null) return []
      const taken = expected.filter((seat) => seat.workshopId === id && seat.startsAt === startsAt).length
      return [
        { id, day, startsAt, endsAt, title: title ?? serviceName ?? 'Atelier', taken, seats, placeName },
      ]
    }),
    openings: held.flatMap(({ id, day, startsAt, endsAt, seats, placeName }) =>
      seats === null ? [{ id, day, startsAt, endsAt, placeName }] : [],
    ),
    absences: plannedHours(ctx, asked).absences,
  }
}

export type FeedDays = ReturnType<typeof feedDays>
export type FeedAppointment = FeedDays['appointments'][number]

function expectedIn({ db, settings }: Context, { advisorId, from, to }: Asked) {
  const zone = zoneOf(settings.departement)
  return db
    .select({
      id: appointments.id,
      reference: appointments.reference,
      revision: appointments.revision,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      workshopId: appointments.workshopId,
      firstName: appointments.firstName,
      lastName: appointments.lastName,
      bookedAt: appointments.bookedAt,
      movedAt: appointments.movedAt,
      serviceName: services.nameFr,
      placeName: places.name,
      address: places.address,
    })
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(
      and(
        eq(appointments.advisorId, advisorId),
        isNull(appointments.cancelledAt),
        gte(appointments.startsAt, startOfDay(from, zone)),
        lt(appointments.startsAt, startOfDay(addDays(to, 1), zone)),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .all()
}
