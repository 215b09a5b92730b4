import { createHmac, hash } from 'node:crypto'
import type { Ticket } from '#shared/appointments.ts'
import { fastestTyping, formLasts, referenceFrom } from '#shared/booking-rules.ts'
import type { Context } from './trpc.ts'

/**
 * What opens an appointment without an account. Derived from the house's secret, so that asking again gives the same and
 * nothing secret is stored: the file only keeps SHA-256 of the keys.
 */

type Sealing = Pick<Context, 'settings'>

export const keyChannels = ['screen', 'email', 'sms'] as const
export type KeyChannel = (typeof keyChannels)[number]

export type Secrets = Record<KeyChannel, string> & {
  /** Eight letters and digits to say on the telephone; no secret, but born with them. */
  reference: string
}

/**
 * Everything that goes with an appointment, or with a place on the waiting list, from one derivation: 128 bits where a key is clicked, 60 in twelve characters
 * where it may be typed.
 */
export function secretsOf(
  { settings }: Sealing,
  id: string,
  opens: 'appointment' | 'wait' = 'appointment',
): Secrets {
  const bytes = createHmac('sha512', settings.secret).update(`${opens}:${id}`).digest()
  return {
    screen: bytes.toString('base64url', 0, 16),
    email: bytes.toString('base64url', 16, 32),
    sms: crockford(bytes.subarray(32, 44)),
    reference: referenceFrom(bytes.subarray(44, 52)),
  }
}

/** When somebody already has the reference, one time in a million million: the next one to try. */
export const nextReference = ({ settings }: Sealing, taken: string): string =>
  referenceFrom(createHmac('sha256', settings.secret).update(`after:${taken}`).digest())

/**
 * The key of an address that the page shows again to whoever opened it, while the file keeps only its SHA-256: 256 bits.
 * @param id of the row that is open: a renewal is another row, hence another key
 */
export const addressKeyOf = (
  { settings }: Sealing,
  opens: 'feed' | 'figures' | 'partner' | 'month',
  id: string,
): string => createHmac('sha256', settings.secret).update(`${opens}:${id}`).digest('base64url')

/**
 * Six signs that end the address of a view, the same however often it is asked: 30 bits, no secret.
 * @param attempt when somebody already has the ones before
 */
export const viewCodeOf = ({ settings }: Sealing, id: string, attempt: number): string =>
  crockford(createHmac('sha256', settings.secret).update(`view:${id}:${attempt}`).digest().subarray(0, 6))

/** What is kept of a key. */
export const hashOf = (key: string): string => hash('sha256', key, 'base64url')

/** Given when a form opens, asked when it is sent. */
export const ticketFor = (
  { settings, now }: Sealing & Pick<Context, 'now'>,
  appointmentId: string,
): Ticket => ({
  openedAt: now,
  seal: sealOf(settings.secret, appointmentId, now),
})

/** Ours, for this appointment, neither faster than fingers nor older than a day. */
export function isTicketGood(
  { settings, now }: Sealing & Pick<Context, 'now'>,
  appointmentId: string,
  { openedAt, seal }: Ticket,
): boolean {
  const age = now - openedAt
  return age >= fastestTyping && age <= formLasts && seal === sealOf(settings.secret, appointmentId, openedAt)
}

const sealOf = (secret: string, appointmentId: string, openedAt: number) =>
  createHmac('sha256', secret).update(`form:${openedAt}:${appointmentId}`).digest('base64url')

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const crockford = (bytes: Uint8Array) => Array.from(bytes, (byte) => digits[byte % 32]).join('')
