import { createTransport } from 'nodemailer'
import type { Settings } from '../env.ts'
import type { Mail } from './compose.ts'

/** Whoever carries a mail away. Throws when it could not; `Undeliverable` when it never will. */
export type Post = (mail: Mail) => Promise<void>

/** The mail server refuses for good (5xx): trying again would only annoy it. */
export class Undeliverable extends Error {}

/** What is kept of a failure: codes, never an address. */
export const sayTrouble = (error: unknown): string =>
  [read(error, 'code'), read(error, 'responseCode')].filter(Boolean).join(' ') || 'UNKNOWN'

/** Milliseconds before a silent mail server is given up; together far less than a letter stays with its carrier. */
type Patience = { connectionTimeout: number; greetingTimeout: number; socketTimeout: number }

const usualPatience: Patience = { connectionTimeout: 1e4, greetingTimeout: 1e4, socketTimeout: 3e4 }

/** By SMTP; null when no server is set: letters then stay readable in the house. */
export function postBySmtp(
  { smtpUrl, contact, publicUrl, operator }: Settings,
  patience: Patience = usualPatience,
): Post | null {
  if (smtpUrl === null) return null
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  const from = { name: operator, address: contact ?? `ne-pas-repondre@${new URL(publicUrl).hostname}` }
  return async ({ to, subject, text, calendar, messageId }) => {
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
        messageId,
        ...(icalEvent ? { icalEvent } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      const code = Number(read(error, 'responseCode') ?? 0)
      throw code >= 500 ? new Undeliverable(sayTrouble(error)) : error
    }
  }
}

function read(error: unknown, name: 'code' | 'responseCode'): string | number | undefined {
  const value: unknown = error instanceof Error && name in error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}
