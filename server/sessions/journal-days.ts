import { count, desc, sum } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import type { AdvisorContext } from '../trpc.ts'
import { asked } from './asked.ts'

/**
 * What the sessions asked for add up to (minutes, people helped), in all and for each day that has some, the latest first.
 * The same sessions as `journal`, all of them: it is also how one knows how long the journal is.
 */
export function journalDays(ctx: Pick<AdvisorContext, 'db' | 'actor'>, question: JournalDaysQuestion) {
  const days = ctx.db
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
