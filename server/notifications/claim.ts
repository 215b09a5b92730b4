import { and, between, eq, gt, isNull, lte, ne, not, or, sql } from 'drizzle-orm'
import { letters } from '#drizzle/schema/index.ts'
import { isPolite, type LetterChannel, nextMorning } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf, hour, minute, startOfDay } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { atOnce } from '../write.ts'
import { compose, type Mail } from './compose.ts'

export type Ground = Pick<Context, 'db' | 'settings' | 'now'>
export type Claimed = typeof letters.$inferSelect
export type Channel = Exclude<LetterChannel, 'call'>

/** A letter being carried belongs to its carrier this long; after a crash, somebody else takes it up. */
const carriedFor = 5 * minute

/** Nothing but a reminder is promised, or put off, for longer: beyond, the clock was wrong when it was, and it leaves now. */
const longestWait = 30 * hour

/**
 * The next letter to carry, made from the thing as it is in the same transaction: what must not leave any more is given up
 * with its reason, and the one after is looked at. The newest first, so that whoever has just booked does not wait behind
 * the letters of an outage.
 */
export function nextMail(ctx: Ground, channel: Channel): { letter: Claimed; mail: Mail } | undefined {
  for (;;) {
    const taken = atOnce(ctx, () => {
      const letter = claim(ctx, channel)
      if (!letter) return null
      const mail = compose(ctx, letter)
      if (typeof mail === 'string') settle(ctx, letter, { abandonedAt: ctx.now, lastError: mail })
      return { letter, mail }
    })
    if (!taken) return undefined
    if (typeof taken.mail !== 'string') return { letter: taken.letter, mail: taken.mail }
  }
}

/** Writes what became of a letter, and lets go of it. */
export const settle = (
  { db }: Pick<Ground, 'db'>,
  { id }: Pick<Claimed, 'id'>,
  outcome: Partial<Pick<Claimed, 'sentAt' | 'abandonedAt' | 'dueAt' | 'providerId'>> & {
    lastError: string | null
  },
) =>
  db
    .update(letters)
    .set({ ...outcome, lockedUntil: null })
    .where(eq(letters.id, id))
    .run()

/** Gives up what nobody carries and need not be told any more: calls, and letters without a server. */
export function giveUp(ctx: Ground, channel: LetterChannel) {
  const due = ctx.db.select().from(letters).where(isDue(ctx, channel)).limit(500).all()
  for (const letter of due) {
    const mail = compose(ctx, letter)
    if (typeof mail === 'string') settle(ctx, letter, { abandonedAt: ctx.now, lastError: mail })
  }
}

/**
 * Once the day's text messages have all left: those of appointments that begin before they could leave are given up, so that
 * the advisor sees whom to call; the others wait for the morning. Whoever is written to by e-mail too misses nothing.
 */
export function holdBack(ctx: Ground) {
  if (!isCeilingReached(ctx)) return
  const morning = nextMorning(ctx.now, zoneOf(ctx.settings.departement))
  for (const letter of ctx.db.select().from(letters).where(isDue(ctx, 'sms')).all()) {
    const isTooLate = typeof compose({ ...ctx, now: morning }, letter) === 'string'
    if (hasOtherWay(ctx, letter)) settle(ctx, letter, { abandonedAt: ctx.now, lastError: 'otherWay' })
    else if (isTooLate) settle(ctx, letter, { abandonedAt: ctx.now, lastError: 'ceiling' })
    else settle(ctx, letter, { dueAt: morning, lastError: 'ceiling' })
  }
}

/** One statement, so that two carriers never take the same letter, nor both the last text message of the day. */
const claim = (ctx: Ground, channel: Channel): Claimed | undefined =>
  ctx.db
    .update(letters)
    .set({ lockedUntil: ctx.now + carriedFor, attempts: sql`${letters.attempts} + 1` })
    .where(
      sql`${letters.id} = (
        select ${letters.id} from ${letters} where ${isDue(ctx, channel)}
          and (${letters.kind} not in ('reminder', 'offered', 'calledOff') or ${Number(isPolite(ctx.now, zoneOf(ctx.settings.departement)))})
        order by ${letters.createdAt} desc, ${letters.id} desc limit 1
      ) and not (${channel === 'sms' ? ceilingReached(ctx) : sql`0`})`,
    )
    .returning()
    .get()

const isDue = ({ now }: Ground, channel: LetterChannel) =>
  and(
    isNull(letters.sentAt),
    isNull(letters.abandonedAt),
    isNull(letters.calledAt),
    eq(letters.channel, channel),
    or(lte(letters.dueAt, now), and(ne(letters.kind, 'reminder'), gt(letters.dueAt, now + longestWait))),
    or(isNull(letters.lockedUntil), not(between(letters.lockedUntil, now + 1, now + carriedFor))),
  )

const isCeilingReached = (ctx: Ground): boolean =>
  ctx.db.get<{ reached: number }>(sql`select ${ceilingReached(ctx)} as reached`).reached === 1

/** Those that have left since midnight, and those being carried. */
function ceilingReached({ settings: { smsPerDay, departement }, now }: Ground) {
  if (smsPerDay === 0) return sql`0`
  const zone = zoneOf(departement)
  const midnight = startOfDay(dayOf(now, zone), zone)
  return sql`((select count(*) from letters as texts where texts.channel = 'sms' and texts.sent_at >= ${midnight})
    + (select count(*) from letters as carried where carried.channel = 'sms' and carried.sent_at is null
      and carried.abandoned_at is null and carried.due_at <= ${now} and carried.locked_until > ${now}) >= ${smsPerDay})`
}

/** The same words go by e-mail, or have gone. */
const hasOtherWay = ({ db }: Ground, { aboutId, kind, revision }: Claimed): boolean =>
  db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        eq(letters.aboutId, aboutId),
        eq(letters.kind, kind),
        eq(letters.revision, revision),
        eq(letters.channel, 'email'),
        isNull(letters.abandonedAt),
      ),
    )
    .get() !== undefined
