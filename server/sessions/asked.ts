import { and, between, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { sessions, sessionTags, sessionTopics } from '#drizzle/schema/index.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import { themeOf, type Topic, topics } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { likeSought, wordsSought } from '#shared/words-sought.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'
import { readAs } from './tags-of.ts'
import { tagsSought } from './tags-sought.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

/** Which sessions of the advisor's own journal answer the question; withdrawn ones never do. */
export const asked = (reader: Reader, question: JournalDaysQuestion) =>
  holding(reader, question) ?? inJournal(reader, question)

function inJournal(reader: Reader, question: JournalDaysQuestion) {
  const { from, to, kind, channel, theme, topic, placeId, tagId } = question
  return and(
    visible.sessions(reader.actor),
    between(sessions.day, from, to),
    isNull(sessions.withdrawnAt),
    kind && eq(sessions.kind, kind),
    channel && eq(sessions.channel, channel),
    placeId === undefined ? undefined : eq(sessions.placeId, placeId),
    topic && touches([topic]),
    tagId === undefined ? undefined : carries(reader, tagId),
    theme && touches(topics.filter((each) => themeOf(each) === theme)),
  )
}

const touches = (some: Topic[]): SQL =>
  sql`exists (
    select 1 from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id} and ${sessionTopics.topic} in ${among(some)}
  )`

/** That tag, or one that was merged into it; on a colleague's session, only if one sees it. */
const carries = (reader: Reader, tagId: string): SQL =>
  sql`exists (
    select 1 from ${sessionTags}
    where ${sessionTags.sessionId} = ${sessions.id} and ${sessionTags.tagId} in ${among(readAs(reader, tagId))}
  )`

function holding(reader: Reader, question: JournalDaysQuestion) {
  const found = sought(reader, question)
  return found && sql`${sessions.id} in ${among(found.map(({ id }) => id))}`
}

/**
 * Those that hold the words too, if some are asked. The words are sought here and not in SQL, whose `like` knows neither
 * accents nor several words. Of a workshop that a colleague recorded, the title is read and never the note, and of its tags those
 * that one would see anywhere.
 */
export function sought(reader: Reader, question: JournalDaysQuestion): Sought[] | undefined {
  const holds = wordsSought(question.text ?? '')
  if (!holds) return undefined
  const isMine = eq(sessions.advisorId, reader.actor.advisorId)
  const tagged = tagsSought(reader, question.text ?? '')
  const isTagged = tagged.size > 0 ? sql`${sessions.id} in ${among([...tagged.keys()])}` : undefined
  const isWorded = or(mayHold(question.text ?? ''), isTagged)
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
    .filter(([id, , , , title, notes]) => holds(`${title}\n${notes}${tagged.get(id) ?? ''}`))
    .map(([id, day, participants, minutes]) => ({ id, day, participants, minutes }))
}

/**
 * Those whose title or note has the outline of each word: three readings out of four spared. Most sessions have neither, and
 * are passed over first.
 */
const mayHold = (typed: string) =>
  and(
    or(sql`${sessions.title} <> ''`, sql`${sessions.notes} <> ''`),
    ...likeSought(typed)
      .toSorted((one, other) => other.length - one.length)
      .map((outline) => {
        const has = (text: typeof sessions.title | typeof sessions.notes) =>
          sql`${text} like ${outline} escape '\\'`
        return or(has(sessions.title), has(sessions.notes))
      }),
  )

type Sought = { id: string; day: Day; participants: number; minutes: number }
