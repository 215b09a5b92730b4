import { and, eq } from 'drizzle-orm'
import { appointments, openings, places, services } from '#drizzle/schema/index.ts'
import { statusOf } from '#shared/appointments.ts'
import type { ServiceMode } from '#shared/services.ts'
import { type Channel, longestMinutes, shortestMinutes } from '#shared/sessions.ts'
import { zoneOf } from '#shared/territories.ts'
import type { Need, Topic } from '#shared/themes.ts'
import { dayOf, minute } from '#shared/time.ts'
import { visible } from '../access.ts'
import { joinedTo } from '../beneficiaries/joined-to.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { sessionOf } from './note-appointment.ts'
import { seatsOf } from './seats-of.ts'

/**
 * All that an appointment already says of the session to note. `recorded` is the session already noted from it, if any.
 * @throws `notFound`
 */
export function draft(ctx: AdvisorContext, { appointmentId }: { appointmentId: string }) {
  const { db, now, settings, actor } = ctx
  const found = db
    .select({
      appointment: appointments,
      service: { kind: services.kind, mode: services.mode, suggests: services.suggests },
      title: openings.title,
      zone: places.zone,
    })
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(places, eq(places.id, appointments.placeId))
    .leftJoin(openings, eq(openings.id, appointments.workshopId))
    .where(and(visible.appointments(actor), eq(appointments.id, appointmentId)))
    .get()
  if (!found) throw problem('notFound')
  const { appointment, service, title, zone } = found
  const { startsAt, endsAt, placeId, firstName, lastName } = appointment
  const isWorkshop = appointment.workshopId !== null
  /* What one of its people wanted is not what a workshop was about. */
  const { need, needNote } = isWorkshop ? ({ need: 'unknown', needNote: '' } as const) : appointment
  const seats = seatsOf(ctx, appointmentId)
  const people = joinedTo(ctx, [appointmentId, ...seats.map((seat) => seat.appointmentId)])
  return {
    appointmentId,
    status: statusOf(appointment, now),
    kind: isWorkshop ? ('workshop' as const) : ('individual' as const),
    day: dayOf(startsAt, zone ?? zoneOf(settings.departement)),
    minutes: Math.min(longestMinutes, Math.max(shortestMinutes, Math.round((endsAt - startsAt) / minute))),
    channel: channelOf[service.mode],
    placeId,
    participants: isWorkshop ? seats.filter(({ status: is }) => is !== 'missed').length : 1,
    /** Who had booked this workshop. */
    seats,
    /** Those of them whom one follows. */
    people,
    title: isWorkshop ? (title ?? '') : '',
    topics: topicsOf(need),
    need,
    /** The themes that come first, of somebody who could not say. */
    suggests: need === 'unknown' ? service.suggests : [],
    needNote,
    person: isWorkshop ? null : [firstName, lastName].filter(Boolean).join(' ') || null,
    startsAt,
    recorded: sessionOf(db).get(appointment)?.id ?? null,
  }
}

const channelOf: Record<ServiceMode, Channel> = {
  place: 'place',
  phone: 'remote',
  video: 'remote',
  home: 'home',
}

/** Of the three plain needs, only one is a single thématique; the others are for the advisor to say. */
const topicsOf = (need: Need): Topic[] => (need === 'autonomy' ? ['aide_aux_demarches_administratives'] : [])
