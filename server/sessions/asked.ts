import { and, between, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { sessions, sessionTopics } from '#drizzle/schema/index.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import { themeOf, type Topic, topics } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { wordsSought } from '#shared/words-sought.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

/** Which sessions of the advisor's own journal answer the question; withdrawn ones never do. */
export const asked = (reader: Reader, question: JournalDaysQuestion) =>
  holding(reader, question) ?? inJournal(reader, question)

function inJournal({ actor }: Reader, question: JournalDaysQuestion) {
  const { from, to, kind, channel, theme, topic, placeId } = question
  return and(
    visible.sessions(actor),
    between(sessions.day, from, to),
    isNull(sessions.withdrawnAt),
    kind && eq(sessions.kind, kind),
    channel && eq(sessions.channel, channel),
    placeId === undefined ? undefined : eq(sessions.placeId, placeId),
    topic && touches([topic]),
    theme && touches(topics.filter((each) => themeOf(each) === theme)),
  )
}

const touches = (some: Topic[]): SQL =>
  sql`exists (
    select 1 from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id} and ${sessionTopics.topic} in ${among(some)}
  )`

function holding(reader: Reader, question: JournalDaysQuestion) {
  const found = sought(reader, question)
  return found && sql`${sessions.id} in ${among(found.map(({ id }) => id))}`
}

/**
 * Those that hold the words too, if some are asked. The words are sought here and not in SQL, whose `like` knows neither
 * accents nor several words. Of a workshop that a colleague recorded, the title is read and never the note.
 */
export function sought(reader: Reader, question: JournalDaysQuestion): Sought[] | undefined {
  const holds = wordsSought(question.text ?? '')
  if (!holds) return undefined
  const isMine = eq(sessions.advisorId, reader.actor.advisorId)
  const isWorded = or(sql`${sessions.title} <> ''`, sql`${sessions.notes} <> ''`)
  const worded = reader.db
    .select({
      id: sessions.id,
      day: sessions.day,
      participants: sessions.participants,
      minutes: sessions.minutes,
      title: sessions.title,
      notes: sql`iif(${isMine}, ${sessions.notes}, '')`,
    })
    .from(sessions)
    .where(and(inJournal(reader, question), isWorded))
    .values() as [id: string, day: Day, participants: number, minutes: number, title: string, notes: string][]
  return worded
    .filter(([, , , , title, notes]) => holds(`${title}\n${notes}`))
    .map(([id, day, participants, minutes]) => ({ id, day, participants, minutes }))
}

type Sought = { id: string; day: Day; participants: number; minutes: number }
