import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { sayReference } from '#shared/booking-rules.ts'
import { sayPhone } from '#shared/speech.ts'
import type { Context } from '../trpc.ts'
import type { AppointmentTold } from './appointment-told.ts'
import { senderOf } from './sender.ts'

type House = Pick<Context, 'settings'>

/**
 * The appointment for a calendar (RFC 5545), to be handed over as a file. Moments in UTC, so that every calendar shows the
 * right hour whatever it knows of zones; the same UID for ever and a SEQUENCE that grows, so that the old entry moves or goes.
 * No name and no reason to come: a family shares a calendar.
 */
export function calendarFile(house: House, appointment: AppointmentTold, link: string): string {
  const isOff = appointment.cancelledAt !== null
  const { calendar } = entry(house, appointment, link)
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  return calendar.toString()
}

/**
 * The same for an e-mail (RFC 5546): from whom, to whom, and what to do with it. The person has accepted by booking, and is
 * asked for no answer.
 */
export function invitation(
  house: House,
  appointment: AppointmentTold,
  { to, link }: { to: string; link: string },
) {
  const method = appointment.cancelledAt === null ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL
  const { calendar, event } = entry(house, appointment, link)
  const { name, address } = senderOf(house.settings)
  calendar.method(method)
  event.organizer({ name: name.replaceAll('"', ''), email: address })
  event.createAttendee({
    email: to,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  })
  return { content: calendar.toString(), method: method as 'REQUEST' | 'CANCEL' }
}

function entry({ settings }: House, appointment: AppointmentTold, link: string) {
  const { id, revision, startsAt, endsAt, place, callAt, language, cancelledAt } = appointment
  const isOff = cancelledAt !== null
  const calendar = new ICalCalendar({
    prodId: { company: 'Permanence', product: 'Rendez-vous', language: language.toUpperCase() },
  })
  const event = calendar.createEvent({
    id: `${id}@${new URL(settings.publicUrl).hostname}`,
    sequence: revision,
    stamp: new Date(cancelledAt ?? appointment.movedAt ?? appointment.bookedAt),
    start: new Date(startsAt),
    end: new Date(endsAt),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: summaries[language],
    location: place
      ? `${place.name}, ${place.address}, ${place.postalCode} ${place.communeName}`
      : appointment.videoLink,
    description: [
      sayReference(appointment.reference),
      callAt === null ? '' : sayPhone(callAt),
      isOff ? '' : link,
    ]
      .filter(Boolean)
      .join('\n'),
  })
  return { calendar, event }
}

const summaries = { fr: 'Rendez-vous avec un conseiller numérique', en: 'Appointment with a digital adviser' }
