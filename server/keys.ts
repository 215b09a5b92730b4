import { createHash, createHmac } from 'node:crypto'
import { formLasts, fastestTyping, referenceFrom, type Ticket } from '#shared/appointments.ts'
import type { Context } from './trpc.ts'

/**
 * What opens an appointment without an account. Derived from the house's secret, so that asking again gives the same and
 * nothing secret is stored: the file only keeps SHA-256 of the keys.
 */

type Sealing = Pick<Context, 'settings'>

export const keyChannels = ['screen', 'email', 'sms'] as const
export type KeyChannel = (typeof keyChannels)[number]

/** 128 bits where they are clicked; 60 in twelve characters where they may be typed. */
export function keyFor({ settings }: Sealing, appointmentId: string, channel: KeyChannel): string {
  const bytes = derived(settings.secret, `key:${channel}`, appointmentId)
  return channel === 'sms' ? crockford(bytes, 12) : bytes.subarray(0, 16).toString('base64url')
}

/** What is kept of a key. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url')

/** Eight letters and digits to say on the telephone; another attempt gives others. */
export const referenceFor = ({ settings }: Sealing, appointmentId: string, attempt: number): string =>
  referenceFrom(derived(settings.secret, `reference:${attempt}`, appointmentId))

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
  derived(secret, `form:${openedAt}`, appointmentId).toString('base64url')

const derived = (secret: string, purpose: string, thing: string) =>
  createHmac('sha256', secret).update(`${purpose}:${thing}`).digest()

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const crockford = (bytes: Uint8Array, length: number) =>
  [...bytes.subarray(0, length)].map((byte) => digits[byte % 32]).join('')
