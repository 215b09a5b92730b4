import type { letters } from '#drizzle/schema/index.ts'
import { isForCitizen, type LetterFacts, writeEmail, writeSms } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { secretsOf } from '../keys.ts'
import type { Context } from '../trpc.ts'
import { type AppointmentTold, appointmentTold } from './appointment-told.ts'
import { calendarFile } from './calendar-file.ts'

type Letter = Pick<typeof letters.$inferSelect, 'kind' | 'channel' | 'aboutId' | 'revision'>
type Writing = Pick<Context, 'db' | 'settings' | 'now'>

/** A letter ready to leave. An SMS has no subject and no calendar file. */
export type Mail = {
  to: string
  subject: string
  text: string
  calendar: { content: string; method: 'PUBLISH' | 'CANCEL' } | null
  /** The same on every attempt: who receives it twice can tell. */
  messageId: string
}

/**
 * Makes the letter from the appointment as it now is; or says why it must not leave any more.
 * @returns the mail, or the reason to give up: `gone`, `unreachable`, `cancelled`, `moved`, `begun`
 */
export function compose(ctx: Writing, letter: Letter): Mail | string {
  if (!isForCitizen(letter.kind)) return 'gone'
  const appointment = appointmentTold(ctx.db).get({ id: letter.aboutId })
  if (!appointment) return 'gone'
  const to = letter.channel === 'email' ? appointment.email : appointment.phone
  if (to === null) return 'unreachable'
  const isOff = letter.kind === 'cancelled'
  if (!isOff && appointment.cancelledAt !== null) return 'cancelled'
  if (letter.revision !== appointment.revision) return 'moved'
  if (appointment.startsAt <= ctx.now) return 'begun'
  const facts = factsOf(ctx, appointment, letter.channel === 'email' ? 'email' : 'sms')
  const host = new URL(ctx.settings.publicUrl).hostname
  const messageId = `<${letter.aboutId}.${letter.kind}.${letter.revision}@${host}>`
  if (letter.channel !== 'email')
    return { to, subject: '', text: writeSms(letter.kind, facts), calendar: null, messageId }
  const content = calendarFile(ctx, appointment, facts.link)
  const calendar = { content, method: isOff ? ('CANCEL' as const) : ('PUBLISH' as const) }
  return { to, ...writeEmail(letter.kind, facts), calendar, messageId }
}

/** The address that opens an appointment: the key stands after `#`, which browsers never send. */
export function linkTo(
  ctx: Pick<Context, 'settings'>,
  { id, language }: { id: string; language: 'fr' | 'en' },
  channel: 'screen' | 'email' | 'sms',
): string {
  return `${homeOf(ctx, language)}/rendez-vous#${secretsOf(ctx, id)[channel]}`
}

const homeOf = ({ settings }: Pick<Context, 'settings'>, language: 'fr' | 'en') =>
  settings.publicUrl + (language === 'en' ? '/en' : '')

function factsOf(ctx: Writing, appointment: AppointmentTold, channel: 'email' | 'sms'): LetterFacts {
  const { language, reference, startsAt, endsAt, place, cancelledBy, cancelNote } = appointment
  return {
    language,
    reference,
    startsAt,
    endsAt,
    place,
    cancelledBy,
    cancelNote,
    zone: place?.zone ?? zoneOf(ctx.settings.departement),
    link: linkTo(ctx, appointment, channel),
    home: homeOf(ctx, language),
    operator: ctx.settings.operator,
  }
}
