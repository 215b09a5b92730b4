import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import {
  advisors,
  appointments,
  communes,
  places,
  beneficiaries,
  sessionAdvisors,
  sessionBeneficiaries,
  sessions,
  sessionTopics,
} from '#drizzle/schema/index.ts'
import { journalPage, type JournalQuestion } from '#shared/journal.ts'
import { type Topic, topics } from '#shared/themes.ts'
import { visible } from '../access.ts'
import type { AdvisorContext } from '../trpc.ts'
import { among } from '../among.ts'
import { asked } from './asked.ts'
import { tagsOf } from './tags-of.ts'

/**
 * The sessions that the advisor recorded or led with somebody, latest first, a page at a time; what they add up to is in
 * `journalDays`. Withdrawn ones are not in the journal. `person` is whom it helped among those one follows, else whose
 * appointment it was, while their name is kept, and for their own advisor only.
 */
export function journal({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, question: JournalQuestion) {
  const ids = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(asked({ db, actor }, question), question.after && following(question.after)))
    .orderBy(desc(sessions.day), desc(sessions.id))
    .limit(journalPage + 1)
    .all()
    .map(({ id }) => id)
  const page = linesOf({ db, actor }, ids.slice(0, journalPage))
  const tags = tagsOf({ db, actor }, page)
  const last = ids.length > journalPage ? page.at(-1) : undefined
  return {
    sessions: page.map(({ touched, hasNotes, advisorId, ...each }) => ({
      ...each,
      hasNotes: hasNotes === 1,
      isMine: advisorId === actor.advisorId,
      tags: tags.get(each.id) ?? [],
      topics: topics.filter((topic) => touched.includes(topic)),
    })),
    next: last ? { day: last.day, id: last.id } : null,
  }
}

/** What is told of each line is read for the page alone, however long the journal is. */
const linesOf = ({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, ids: string[]) =>
  db
    .select({ ...line, person: personOf(actor) })
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

const personOf = (actor: AdvisorContext['actor']) =>
  sql<string | null>`case
    when ${sessions.kind} = 'individual' and ${followedIn(actor)} is not null then ${followedIn(actor)}
    when ${appointments.advisorId} = ${actor.advisorId}
    then nullif(trim(coalesce(${appointments.firstName}, '') || ' ' || coalesce(${appointments.lastName}, '')), '')
  end`

const followedIn = (actor: AdvisorContext['actor']) =>
  sql`(
    select ${beneficiaries.firstName} || ' ' || ${beneficiaries.lastName} from ${sessionBeneficiaries}
    inner join ${beneficiaries} on ${beneficiaries.id} = ${sessionBeneficiaries.beneficiaryId}
    where ${sessionBeneficiaries.sessionId} = ${sessions.id} and ${visible.beneficiaries(actor)}
  )`

const following = (last: { day: string; id: string }) =>
  or(lt(sessions.day, last.day), and(eq(sessions.day, last.day), lt(sessions.id, last.id)))
