import { ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventTransparency } from 'ical-generator'
import { sayReference } from '#shared/booking-rules.ts'
import { feedReach, type FeedNames, initialsOf } from '#shared/feeds.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, hour, type Instant, type Span, startOfDay } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { type FeedAppointment, type FeedDays, feedDays } from './feed-days.ts'

export type Feed = {
  advisorId: string
  names: FeedNames
  withOpenings: boolean
  withAbsences: boolean
  changedAt: Instant
}

/**
 * An advisor's days as a calendar (RFC 5545), moments in UTC. Each thing keeps its UID for ever, and an appointment its
 * SEQUENCE, which grows when it moves; cancelled, it is no longer in the file and calendars take it away. People are named
 * only as the advisor chose; what they come for and how to reach them never leave. The same days give the same bytes.
 */
export function feedFile(ctx: Context, feed: Feed): string {
  const zone = zoneOf(ctx.settings.departement)
  const today = dayOf(ctx.now, zone)
  const asked = {
    advisorId: feed.advisorId,
    from: addDays(today, -feedReach.before),
    to: addDays(today, feedReach.after),
  }
  const days = feedDays(ctx, asked)
  const calendar = new ICalCalendar({
    prodId: { company: 'Permanence', product: 'Agenda', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    name: `Rendez-vous, ${ctx.settings.operator}`,
    ttl: hour / 1000,
  })
  const host = new URL(ctx.settings.publicUrl).hostname
  for (const { id, ...event } of eventsOf(days, feed, zone))
    calendar.createEvent({ ...event, id: `${id}@${host}` })
  return calendar.toString()
}

type FeedEvent = ICalEventData & { id: string }

function eventsOf({ appointments, workshops, openings, absences }: FeedDays, feed: Feed, zone: string) {
  return [
    ...appointments.map((appointment) => appointmentEvent(appointment, feed)),
    ...workshops.map(({ id, day, title, taken, seats, placeName, ...span }) => ({
      ...moments(span, feed.changedAt),
      id: `atelier-${id}-${day}`,
      summary: `${title}, ${taken} sur ${seats} places prises`,
      location: placeName,
    })),
    ...(feed.withOpenings ? openings : []).map(({ id, day, placeName, ...span }) => ({
      ...moments(span, feed.changedAt),
      id: `permanence-${id}-${day}`,
      summary: 'Permanence',
      location: placeName,
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
    ...(feed.withAbsences ? absences : []).map(({ id, ...span }) => absenceEvent(id, span, feed, zone)),
  ] satisfies FeedEvent[]
}

function appointmentEvent(appointment: FeedAppointment, feed: Feed): FeedEvent {
  const { id, reference, revision, serviceName, placeName, address, bookedAt, movedAt } = appointment
  const changedAt = Math.max(bookedAt, movedAt ?? 0, feed.changedAt)
  return {
    ...moments(appointment, changedAt),
    id: `rendez-vous-${id}`,
    sequence: revision,
    lastModified: new Date(changedAt),
    summary: [serviceName, nameIn(appointment, feed.names)].filter(Boolean).join(', '),
    location: placeName === null ? null : `${placeName}, ${address}`,
    description: `Référence ${sayReference(reference)}`,
  }
}

function nameIn(person: FeedAppointment, names: FeedNames): string {
  if (names === 'none') return ''
  if (names === 'initials') return initialsOf(person)
  return [person.firstName, person.lastName].filter(Boolean).join(' ')
}

/** Whole days are told as days: a calendar shows them above the hours. */
function absenceEvent(id: string, span: Span, feed: Feed, zone: string): FeedEvent {
  const [firstDay, lastDay] = [dayOf(span.startsAt, zone), dayOf(span.endsAt - 1, zone)]
  const isWhole =
    span.startsAt === startOfDay(firstDay, zone) && span.endsAt === startOfDay(addDays(lastDay, 1), zone)
  return {
    ...moments(span, feed.changedAt),
    ...(isWhole && { start: new Date(firstDay), end: new Date(addDays(lastDay, 1)), allDay: true }),
    id: `absence-${id}-${firstDay}`,
    summary: 'Absence',
  }
}

const moments = ({ startsAt, endsAt }: Span, changedAt: Instant) => ({
  start: new Date(startsAt),
  end: new Date(endsAt),
  stamp: new Date(changedAt),
})
