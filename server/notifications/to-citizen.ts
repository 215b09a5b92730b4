import { type AppointmentFacts, writeEmail, writeSms } from '#shared/citizen-letters.ts'
import type { CitizenKind } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { type AppointmentTold, appointmentTold } from './appointment-told.ts'
import { invitation } from './calendar-file.ts'
import type { Composed, Letter, Writing } from './compose.ts'
import { homeOf, linkTo } from './link-to.ts'

/** What a citizen is told of their appointment as it now is; the hour to come goes to their calendar with it. */
export function toCitizen(ctx: Writing, letter: Letter, kind: CitizenKind): Composed | string {
  const appointment = appointmentTold(ctx.db).get({ id: letter.aboutId })
  if (!appointment) return 'gone'
  const reader = readerOf(appointment, letter)
  const to = letter.channel === 'email' ? reader.email : reader.phone
  if (to === null) return 'unreachable'
  if (kind !== 'cancelled' && appointment.cancelledAt !== null) return 'cancelled'
  if (letter.revision !== appointment.revision) return 'moved'
  if (appointment.startsAt <= ctx.now) return 'begun'
  if (letter.channel !== 'email')
    return {
      to,
      subject: '',
      text: writeSms(kind, factsOf(ctx, appointment, letter, 'sms')),
      html: null,
      calendar: null,
    }
  const facts = factsOf(ctx, appointment, letter, 'email')
  const calendar = kind === 'reminder' ? null : invitation(ctx, appointment, { to, link: facts.link })
  return { to, ...writeEmail(kind, facts), calendar }
}

/** Whoever comes, or whoever booked for them. */
const readerOf = ({ phone, email, bookerPhone, bookerEmail }: AppointmentTold, { addressee }: Letter) =>
  addressee === 'booker' ? { phone: bookerPhone, email: bookerEmail } : { phone, email }

function factsOf(
  ctx: Writing,
  appointment: AppointmentTold,
  { addressee }: Letter,
  channel: 'email' | 'sms',
): AppointmentFacts {
  const { language, reference, startsAt, endsAt, place, callAt, cancelledBy, cancelNote, videoLink } =
    appointment
  return {
    language,
    reference,
    startsAt,
    endsAt,
    mode: appointment.service.mode,
    place,
    callAt,
    videoLink,
    cancelledBy,
    cancelNote,
    zone: appointment.placeZone ?? zoneOf(ctx.settings.departement),
    link: linkTo(ctx, appointment, channel),
    home: homeOf(ctx, language),
    operator: ctx.settings.operator,
    booker: addressee === 'booker' ? appointment.bookerTie : null,
  }
}
