import { createTransport } from 'nodemailer'
import type { Settings } from '../env.ts'
import type { Mail } from './compose.ts'
import { senderOf } from './sender.ts'

/**
 * Whoever carries a mail away, and what they call it if they have a name for it. Throws when it could not; `Undeliverable`
 * when it never will, `NotNow` when this one person cannot be written to at the moment.
 */
export type Post = (mail: Mail) => Promise<{ providerId: string } | void>

/** The mail server refuses for good (5xx): trying again would only annoy it. */
export class Undeliverable extends Error {}

/** The server works and asks for patience with this one address (greylisting): the next letter may leave. */
export class NotNow extends Error {}

/** What is kept of a failure: codes, never an address. */
export const sayTrouble = (error: unknown): string =>
  error instanceof NotNow
    ? error.message
    : [read(error, 'code'), read(error, 'responseCode')].filter(Boolean).join(' ') || 'UNKNOWN'

/** Milliseconds before a silent mail server is given up; together far less than a letter stays with its carrier. */
type Patience = { connectionTimeout: number; greetingTimeout: number; socketTimeout: number }

const usualPatience: Patience = { connectionTimeout: 1e4, greetingTimeout: 1e4, socketTimeout: 3e4 }

/** By SMTP; null when no server is set: letters then stay readable in the house. */
export function postBySmtp(settings: Settings, patience: Patience = usualPatience): Post | null {
  const { smtpUrl } = settings
  if (smtpUrl === null) return null
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  const from = senderOf(settings)
  return async ({ to, subject, text, html, calendar, messageId, stop }) => {
    const icalEvent = calendar && {
      ...calendar,
      filename: calendar.method === 'CANCEL' ? 'annulation.ics' : 'rendez-vous.ics',
    }
    try {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        ...(html === null ? {} : { html }),
        messageId,
        ...(icalEvent ? { icalEvent } : {}),
        headers: { 'Auto-Submitted': 'auto-generated', ...(stop && { 'List-Unsubscribe': `<${stop}>` }) },
      })
    } catch (error) {
      const code = Number(read(error, 'responseCode') ?? 0)
      if (code >= 500) throw new Undeliverable(sayTrouble(error))
      throw code >= 450 && read(error, 'code') === 'EENVELOPE' ? new NotNow(sayTrouble(error)) : error
    }
  }
}

function read(error: unknown, name: 'code' | 'responseCode'): string | number | undefined {
  const value: unknown = error instanceof Error && name in error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}
