import { desc } from 'drizzle-orm'
import { letters } from '#drizzle/schema/index.ts'
import { isForStaff, type LetterKind, letterState } from '#shared/letters.ts'
import { sayPhone } from '#shared/speech.ts'
import type { Instant } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { compose, type Mail } from './compose.ts'

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
    const { lastError, ...asItWillBe } = foreseen(letter, mail, ctx.now)
    const { id, kind, channel, createdAt, dueAt, sentAt, deliveredAt, calledAt, attempts } = letter
    const told = { id, kind, channel, createdAt, dueAt, sentAt, deliveredAt, calledAt, attempts, lastError }
    const isForeseen = letter.abandonedAt === null && asItWillBe.abandonedAt !== null
    const hasCarrier = channel === 'sms' || (channel === 'email' && ctx.settings.smtpUrl !== null)
    const written = typeof mail === 'string' ? null : hide(kind, mail, ctx.settings.demo)
    return { ...told, state: letterState({ ...asItWillBe, lastError }), isForeseen, hasCarrier, written }
  })
}

/** A letter that waits for its hour, and whose cause is gone already, is as it will be then: given up, with the reason. */
function foreseen(letter: typeof letters.$inferSelect, mail: Mail | string, now: Instant) {
  if (typeof mail !== 'string' || letterState(letter) !== 'waiting') return letter
  const givenUp = { ...letter, abandonedAt: now, lastError: mail }
  return letterState(givenUp) === 'pointless' ? givenUp : letter
}

/** What advisors are told names people, and what is told of a month may be exact: whoever administers does not read it. */
function hide(kind: LetterKind, mail: Mail, isDemo: boolean) {
  const { to, subject, text } = mail
  if (isForStaff(kind) && !isDemo) return { to, subject, text: '' }
  return hideKey({ to, subject, text }, isDemo)
}

function hideKey({ to, subject, text }: { to: string; subject: string; text: string }, isDemo: boolean) {
  if (isDemo) return { to, subject, text }
  const shown = to.includes('@') ? to.replace(/^(.).*@/, '$1…@') : `${sayPhone(to).slice(0, 5)} …`
  return { to: shown, subject, text: text.replace(/#[\w-]+/g, '#…') }
}
