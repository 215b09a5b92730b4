import { count, desc, sum } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import { addedUpByDay, withTotals } from '#shared/journal-totals.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import type { AdvisorContext } from '../trpc.ts'
import { asked, sought } from './asked.ts'

/**
 * What the sessions asked for add up to (minutes, people helped), in all and for each day that has some, the latest first.
 * The same sessions as `journal`, all of them: it is also how one knows how long the journal is. What was read to be sought
 * is not read again to be counted.
 */
export function journalDays(ctx: Reader, question: JournalDaysQuestion) {
  const found = sought(ctx, question)
  return withTotals(found ? addedUpByDay(found) : daysOf(ctx, question))
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
