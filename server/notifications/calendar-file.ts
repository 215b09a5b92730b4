import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { sayReference } from '#shared/appointments.ts'
import { sayPhone } from '#shared/speech.ts'
import type { Context } from '../trpc.ts'
import type { AppointmentTold } from './appointment-told.ts'

/**
 * The appointment for a calendar (RFC 5545). Moments in UTC, so that every calendar shows the right hour whatever it knows
 * of zones; the same UID for ever and a SEQUENCE that grows, so that the old entry moves or goes.
 * No name and no reason to come: a family shares a calendar.
 */
export function calendarFile(
  { settings }: Pick<Context, 'settings'>,
  appointment: AppointmentTold,
  link: string,
): string {
  const { id, revision, startsAt, endsAt, place, language, cancelledAt } = appointment
  const isOff = cancelledAt !== null
  const calendar = new ICalCalendar({
    prodId: { company: 'Permanence', product: 'Rendez-vous', language: language.toUpperCase() },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${id}@${new URL(settings.publicUrl).hostname}`,
    sequence: revision,
    stamp: new Date(cancelledAt ?? appointment.movedAt ?? appointment.bookedAt),
    start: new Date(startsAt),
    end: new Date(endsAt),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: summaries[language],
    location: place ? `${place.name}, ${place.address}, ${place.postalCode} ${place.communeName}` : null,
    description: [sayReference(appointment.reference), place ? sayPhone(place.phone) : '', isOff ? '' : link]
      .filter(Boolean)
      .join('\n'),
  })
  return calendar.toString()
}

const summaries = { fr: 'Rendez-vous avec un conseiller numérique', en: 'Appointment with a digital adviser' }
