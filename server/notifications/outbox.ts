import { desc } from 'drizzle-orm'
import { letters } from '#drizzle/schema/index.ts'
import { letterState } from '#shared/letters.ts'
import { sayPhone } from '#shared/speech.ts'
import type { Context } from '../trpc.ts'
import { compose } from './compose.ts'

/**
 * The last hundred letters as they would leave now, for the administrator. Outside a demonstration, the key of the link and
 * most of the address are hidden: who administers needs neither.
 */
export function outbox(ctx: Context) {
  const rows = ctx.db
    .select()
    .from(letters)
    .orderBy(desc(letters.createdAt), desc(letters.id))
    .limit(100)
    .all()
  return rows.map((letter) => {
    const mail = compose(ctx, letter)
    const { id, kind, channel, createdAt, dueAt, sentAt, abandonedAt, attempts, lastError } = letter
    const written = typeof mail === 'string' ? null : hide(mail, ctx.settings.demo)
    return {
      id,
      kind,
      channel,
      createdAt,
      dueAt,
      sentAt,
      abandonedAt,
      attempts,
      lastError,
      state: letterState(letter),
      written,
    }
  })
}

function hide({ to, subject, text }: { to: string; subject: string; text: string }, isDemo: boolean) {
  if (isDemo) return { to, subject, text }
  const shown = to.includes('@') ? to.replace(/^(.).*@/, '$1…@') : `${sayPhone(to).slice(0, 5)} …`
  return { to: shown, subject, text: text.replace(/#[\w-]+/g, '#…') }
}
