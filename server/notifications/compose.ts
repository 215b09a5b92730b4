import type { letters } from '#drizzle/schema/index.ts'
import type { Written } from '#shared/letter-page.ts'
import type { CitizenKind, LetterKind } from '#shared/letters.ts'
import type { Context } from '../trpc.ts'
import { calledOffLetter } from './called-off-letter.ts'
import { eveLetter } from './eve-letter.ts'
import { monthLetter } from './month-letter.ts'
import { offerLetter } from './offer-letter.ts'
import { toAdvisor } from './to-advisor.ts'
import { toCitizen } from './to-citizen.ts'

export type Letter = Pick<
  typeof letters.$inferSelect,
  'kind' | 'channel' | 'aboutId' | 'revision' | 'addressee'
>
export type Writing = Pick<Context, 'db' | 'settings' | 'now'>

/** What is written, and to whom. A text message has no subject, no HTML and no calendar. */
export type Composed = Omit<Written, 'html'> & {
  to: string
  html: string | null
  calendar: { content: string; method: 'REQUEST' | 'CANCEL' } | null
  /** Where one stops receiving it, for the mail program to offer too. */
  stop?: string
}

/** A letter ready to leave. Its name is the same on every attempt: who receives it twice can tell. */
export type Mail = Composed & { messageId: string }

/** Makes a letter from the thing as it now is, or says in a word why it must not leave any more. */
export type Writer = (ctx: Writing, letter: Letter) => Composed | string

/** Who writes what: one line per occasion. */
const writers: Record<LetterKind, Writer> = {
  booked: citizens('booked'),
  moved: citizens('moved'),
  cancelled: citizens('cancelled'),
  reminder: citizens('reminder'),
  offered: offerLetter,
  calledOff: calledOffLetter,
  freed: (ctx, letter) => toAdvisor(ctx, letter, 'freed'),
  newAddress: (ctx, letter) => toAdvisor(ctx, letter, 'newAddress'),
  handedOver: (ctx, letter) => toAdvisor(ctx, letter, 'handedOver'),
  eve: eveLetter,
  month: monthLetter,
}

/**
 * Makes the letter from the thing as it now is; or says why it must not leave any more.
 * @returns the mail, or the reason to give up: `gone`, `unreachable`, `cancelled`, `moved`, `begun`, `nothing` to tell…
 */
export function compose(ctx: Writing, letter: Letter): Mail | string {
  const composed = writers[letter.kind](ctx, letter)
  if (typeof composed === 'string') return composed
  const reader = letter.addressee === 'booker' ? '.booker' : ''
  const host = new URL(ctx.settings.publicUrl).hostname
  return { ...composed, messageId: `<${letter.aboutId}.${letter.kind}.${letter.revision}${reader}@${host}>` }
}

function citizens(kind: CitizenKind): Writer {
  return (ctx, letter) => toCitizen(ctx, letter, kind)
}
