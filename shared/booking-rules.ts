import type { ServiceMode } from './services.ts'
import { hour, minute } from './time.ts'

/** What both sides of a form count on, apart from the schemas, which weigh too much for a citizen's page. */

/** A slot is kept this long for the person who is typing. */
export const holdLasts = 10 * minute

/** Nobody fills the form faster: less is a program. */
export const fastestTyping = 3_000

/** A form left open is good for a day. */
export const formLasts = 24 * hour

/** The secret part of the link: 128 bits on screen and by e-mail, 60 in a text message. */
export const keyShape = /^([A-Za-z0-9_-]{22}|[0-9A-HJKMNP-TV-Z]{12})$/

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight letters and digits that nobody confuses on the phone: no 0 O, no 1 I L, no U. From eight bytes or more. */
export const referenceFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, 8), (byte) => letters[byte % letters.length]).join('')

/** `K7QM 2XRD` */
export const sayReference = (reference: string): string => `${reference.slice(0, 4)} ${reference.slice(4)}`

/** What an appointment of this mode cannot do without; elsewhere, one way to be reached is enough. */
export const contactNeeded: Record<ServiceMode, 'phone' | 'email' | null> = {
  place: null,
  phone: 'phone',
  home: 'phone',
  video: 'email',
}

export type ContactNeeded = (typeof contactNeeded)[ServiceMode]

/** A street, a floor, a town, on one line. */
export const longestAddress = 200

/** Who books for somebody else. */
export const ties = ['relative', 'professional'] as const
export type Tie = (typeof ties)[number]

/** Who gets the letters about an appointment booked for somebody. */
export const readers = ['person', 'booker', 'both'] as const
export type Reader = (typeof readers)[number]

/** When somebody who waits could come. */
export const halfDays = ['any', 'morning', 'afternoon'] as const
export type HalfDay = (typeof halfDays)[number]
