import { count, desc, sum } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import type { AdvisorContext } from '../trpc.ts'
import { asked, sought } from './asked.ts'

/**
 * What the sessions asked for add up to (minutes, people helped), in all and for each day that has some, the latest first.
 * The same sessions as `journal`, all of them: it is also how one knows how long the journal is.
 */
export function journalDays(ctx: Reader, question: JournalDaysQuestion) {
  const found = sought(ctx, question)
  const days = found ? addedUp(found) : daysOf(ctx, question)
  const total = (measure: 'sessions' | 'participants' | 'minutes') =>
    days.reduce((sum, day) => sum + day[measure], 0)
  return {
    days,
    totals: {
      sessions: total('sessions'),
      participants: total('participants'),
      minutes: total('minutes'),
    },
  }
}

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

const daysOf = (ctx: Reader, question: JournalDaysQuestion) =>
  ctx.db
    .select({
      day: sessions.day,
      sessions: count(),
      participants: sum(sessions.participants).mapWith(Number),
      minutes: sum(sessions.minutes).mapWith(Number),
    })
    .from(sessions)
    .where(asked(ctx, question))
    .groupBy(sessions.day)
    .orderBy(desc(sessions.day))
    .all()

/** What was read to be sought is not read again to be counted. */
function addedUp(found: NonNullable<ReturnType<typeof sought>>) {
  const days = new Map<string, { day: string; sessions: number; participants: number; minutes: number }>()
  for (const { day, participants, minutes } of found) {
    const before = days.get(day) ?? { day, sessions: 0, participants: 0, minutes: 0 }
    days.set(day, {
      day,
      sessions: before.sessions + 1,
      participants: before.participants + participants,
      minutes: before.minutes + minutes,
    })
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
}
