import { and, between, count, desc, eq, isNull, lt, or, type SQL, sql, sum } from 'drizzle-orm'
import {
  advisors,
  appointments,
  communes,
  places,
  sessionAdvisors,
  sessions,
  sessionTopics,
} from '#drizzle/schema/index.ts'
import { journalPage, type JournalQuestion } from '#shared/journal.ts'
import { searchable } from '#shared/territories.ts'
import { type Theme, themeOf, type Topic, topics } from '#shared/themes.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * The sessions that the advisor recorded or led with somebody, latest first, a page at a time, with the totals of all that
 * is asked (not of the page). Withdrawn ones are not in the journal. `person` is whose appointment it was, while their name
 * is kept, and for their own advisor only.
 */
export function journal({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, question: JournalQuestion) {
  const asked = and(inJournal(actor, question), holding({ db, actor }, question))
  const totals = db
    .select({
      sessions: count(),
      participants: sum(sessions.participants).mapWith(Number),
      minutes: sum(sessions.minutes).mapWith(Number),
    })
    .from(sessions)
    .where(asked)
    .get()
  const ids = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(asked, question.after && following(question.after)))
    .orderBy(desc(sessions.day), desc(sessions.id))
    .limit(journalPage + 1)
    .all()
    .map(({ id }) => id)
  const page = linesOf({ db, actor }, ids.slice(0, journalPage))
  const last = ids.length > journalPage ? page.at(-1) : undefined
  return {
    sessions: page.map(({ touched, hasNotes, advisorId, ...each }) => ({
      ...each,
      hasNotes: hasNotes === 1,
      isMine: advisorId === actor.advisorId,
      topics: topics.filter((topic) => touched.includes(topic)),
    })),
    next: last ? { day: last.day, id: last.id } : null,
    totals: {
      sessions: totals?.sessions ?? 0,
      participants: totals?.participants ?? 0,
      minutes: totals?.minutes ?? 0,
    },
  }
}

/** What is told of each line is read for the page alone, however long the journal is. */
const linesOf = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, ids: string[]) =>
  db
    .select({ ...line, person: personOf(actor.advisorId) })
    .from(sessions)
    .innerJoin(communes, eq(communes.code, sessions.communeCode))
    .innerJoin(advisors, eq(advisors.id, sessions.advisorId))
    .leftJoin(places, eq(places.id, sessions.placeId))
    .leftJoin(appointments, eq(appointments.id, sessions.appointmentId))
    .where(and(visible.sessions(actor), sql`${sessions.id} in ${among(ids)}`))
    .orderBy(desc(sessions.day), desc(sessions.id))
    .all()

const line = {
  id: sessions.id,
  day: sessions.day,
  kind: sessions.kind,
  minutes: sessions.minutes,
  channel: sessions.channel,
  placeName: places.name,
  communeName: communes.name,
  communeAssumed: sessions.communeAssumed,
  participants: sessions.participants,
  title: sessions.title,
  referral: sessions.referral,
  advisorId: sessions.advisorId,
  advisorName: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}`,
  colleagues: sql<number>`(
    select count(*) from ${sessionAdvisors} where ${sessionAdvisors.sessionId} = ${sessions.id}
  )`,
  hasNotes: sql<0 | 1>`${sessions.notes} <> ''`,
  revisedAt: sessions.revisedAt,
  touched: sql<Topic[]>`(
    select json_group_array(${sessionTopics.topic}) from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id}
  )`.mapWith((topicsTouched: string) => JSON.parse(topicsTouched) as Topic[]),
}

const personOf = (advisorId: string) =>
  sql<string | null>`case when ${appointments.advisorId} = ${advisorId}
    then nullif(trim(coalesce(${appointments.firstName}, '') || ' ' || coalesce(${appointments.lastName}, '')), '')
  end`

function inJournal(actor: AdvisorContext['actor'], question: JournalQuestion) {
  const { from, to, kind, channel, theme, topic, placeId } = question
  return and(
    visible.sessions(actor),
    between(sessions.day, from, to),
    isNull(sessions.withdrawnAt),
    kind && eq(sessions.kind, kind),
    channel && eq(sessions.channel, channel),
    placeId === undefined ? undefined : eq(sessions.placeId, placeId),
    topic && touches([topic]),
    theme && touches(topicsOf(theme)),
  )
}

const topicsOf = (theme: Theme) => topics.filter((topic) => themeOf(topic) === theme)

const among = (values: string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`

const touches = (some: Topic[]): SQL =>
  sql`exists (
    select 1 from ${sessionTopics}
    where ${sessionTopics.sessionId} = ${sessions.id} and ${sessionTopics.topic} in ${among(some)}
  )`

const following = (last: { day: string; id: string }) =>
  or(lt(sessions.day, last.day), and(eq(sessions.day, last.day), lt(sessions.id, last.id)))

/** Accents are folded here and not in SQL, whose `lower` knows ASCII only: few sessions have words. */
function holding({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, question: JournalQuestion) {
  const typed = searchable(question.text ?? '')
  if (typed === '') return undefined
  const worded = db
    .select({ id: sessions.id, title: sessions.title, notes: sessions.notes })
    .from(sessions)
    .where(and(inJournal(actor, question), sql`(${sessions.title} <> '' or ${sessions.notes} <> '')`))
    .all()
  const found = worded.filter(({ title, notes }) => searchable(`${title} ${notes}`).includes(typed))
  return sql`${sessions.id} in ${among(found.map(({ id }) => id))}`
}
