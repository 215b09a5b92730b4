import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { appointments, communes, places, services, sessions } from '#drizzle/schema/index.ts'
import { statusOf } from '#shared/appointments.ts'
import type { Actor } from '#shared/permissions.ts'
import { zoneOf } from '#shared/territories.ts'
import { visible } from '../access.ts'
import { unreached } from '../notifications/unreached.ts'
import type { Context } from '../trpc.ts'

/**
 * Appointments as whoever receives sees them, in the order of time: the person and how to reach them, the place, the state,
 * the session already recorded, if any, and whether nothing has told the person the latest. Starts from the rows that this actor may see.
 */
export function agendaRows(ctx: Context & { actor: Actor }, condition: SQL | undefined) {
  const which = and(visible.appointments(ctx.actor), condition)
  const untold = unreached(ctx, which)
  return ctx.db
    .select(columns)
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(places, eq(places.id, appointments.placeId))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .leftJoin(sessions, and(eq(sessions.appointmentId, appointments.id), isNull(sessions.withdrawnAt)))
    .where(which)
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .all()
    .map(({ honouredAt, missedAt, cancelledAt, ...row }) => ({
      ...row,
      status: statusOf({ ...row, honouredAt, missedAt, cancelledAt }, ctx.now),
      untold: untold.get(row.id) ?? null,
      zone: row.place?.zone ?? zoneOf(ctx.settings.departement),
    }))
}

export type AgendaRow = ReturnType<typeof agendaRows>[number]

const columns = {
  id: appointments.id,
  reference: appointments.reference,
  advisorId: appointments.advisorId,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  workshopId: appointments.workshopId,
  firstName: appointments.firstName,
  lastName: appointments.lastName,
  phone: appointments.phone,
  email: appointments.email,
  homeAddress: appointments.homeAddress,
  /** Somebody who booked for the person who comes. */
  booker: {
    tie: appointments.bookerTie,
    name: appointments.bookerName,
    organisation: appointments.bookerOrganisation,
    phone: appointments.bookerPhone,
    email: appointments.bookerEmail,
  },
  lettersTo: appointments.lettersTo,
  language: appointments.language,
  need: appointments.need,
  needNote: appointments.needNote,
  bookedAt: appointments.bookedAt,
  /** Why two people are expected at once. */
  overlapReason: appointments.overlapReason,
  cancelledAt: appointments.cancelledAt,
  cancelledBy: appointments.cancelledBy,
  honouredAt: appointments.honouredAt,
  missedAt: appointments.missedAt,
  service: { id: services.id, nameFr: services.nameFr, kind: services.kind, mode: services.mode },
  place: {
    id: places.id,
    name: places.name,
    communeCode: places.communeCode,
    communeName: sql<string>`${communes.name}`,
    zone: places.zone,
  },
  /** The room of whoever receives on screen. */
  videoLink: sql<string | null>`(
    select video_link from advisors where advisors.id = ${appointments.advisorId} and ${services.mode} = 'video'
  )`,
  /** How many wait for a seat of the same workshop. */
  waiting: sql<number>`(
    select count(*) from waits where waits.ended_at is null
      and waits.workshop_id = ${appointments.workshopId} and waits.starts_at = ${appointments.startsAt}
  )`,
  /** The session that reports it, once recorded. */
  sessionId: sql<string | null>`${sessions.id}`,
}
