import { and, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import {
  contributionOf,
  type CountedSession,
  type Figures,
  type Measure,
  measures,
} from '#shared/statistics.ts'
import type { Topic } from '#shared/themes.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { dailyFigures, dailyTopics, sessions, sessionTopics } from './schema/index.ts'

/**
 * Adds a session to the running totals, or takes it away, inside the caller's transaction: once with +1 when it is
 * recorded or restored, once with -1 when it is withdrawn, both (as it was, as it is) when it is revised.
 * A day that no session touches any more has no row. Throws if a session is taken away that was never added.
 */
export function tally(db: Db, session: CountedSession, topics: readonly Topic[], sign: 1 | -1) {
  const contribution = contributionOf(session, topics)
  add(db, keyOf(session), {
    figures: mapFigures((measure) => sign * contribution.figures[measure]),
    topics: contribution.topics.map(({ topic, seconds }) => ({
      topic,
      sessions: sign,
      seconds: sign * seconds,
    })),
  })
}

/**
 * Counts every session that is not withdrawn anew, inside the caller's transaction: after an import, and to prove
 * that the running totals are right. Goes commune by commune, so that memory follows the largest one only.
 */
export function recountFigures(db: Db) {
  db.delete(dailyFigures).run()
  db.delete(dailyTopics).run()
  const communes = db.selectDistinct({ code: sessions.communeCode }).from(sessions).all()
  for (const { code } of communes) recountCommune(db, code)
}

type Key = Pick<CountedSession, 'day' | 'communeCode' | 'structureId' | 'kind'>
type Sum = { figures: Figures; topics: { topic: Topic; sessions: number; seconds: number }[] }

const keyOf = ({ day, communeCode, structureId, kind }: CountedSession): Key => ({
  day,
  communeCode,
  structureId,
  kind,
})

const mapFigures = (of: (measure: Measure) => number) =>
  Object.fromEntries(measures.map((measure) => [measure, of(measure)])) as Figures

function add(db: Db, key: Key, sum: Sum) {
  const left = addFigures(db).get({ ...key, ...sum.figures })
  if (isEmpty(left)) dropFigures(db).run(key)
  for (const part of sum.topics) {
    const remaining = addTopic(db).get({ ...key, ...part })
    if (isEmpty(remaining)) dropTopic(db).run({ ...key, topic: part.topic })
  }
}

function isEmpty({ sessions: count }: { sessions: number }) {
  if (count < 0) throw new Error('A session is taken away from running totals that never had it')
  return count === 0
}

function recountCommune(db: Db, code: string) {
  const sums = new Map<string, { key: Key; figures: Figures; topics: Map<Topic, Sum['topics'][number]> }>()
  for (const { topics, ...session } of countedSessions(db).all({ code })) {
    const key = keyOf(session)
    const name = Object.values(key).join(' ')
    const known = sums.get(name) ?? { key, figures: mapFigures(() => 0), topics: new Map() }
    sums.set(name, known)
    const contribution = contributionOf(session, (topics ?? '').split(',') as Topic[])
    for (const measure of measures) known.figures[measure] += contribution.figures[measure]
    for (const { topic, seconds } of contribution.topics) {
      const before = known.topics.get(topic)
      known.topics.set(topic, {
        topic,
        sessions: (before?.sessions ?? 0) + 1,
        seconds: (before?.seconds ?? 0) + seconds,
      })
    }
  }
  for (const { key, figures, topics } of sums.values())
    add(db, key, { figures, topics: [...topics.values()] })
}

const placeholders = <Name extends string>(names: readonly Name[]) => {
  const all = names.map((name) => [name, sql.placeholder(name)] as const)
  return Object.fromEntries(all) as { [Each in Name]: Placeholder<Each> }
}

/** On a row that exists already, each named column grows by what was to be inserted. */
const growing = <Name extends string>(table: Record<Name, SQL | object>, names: readonly Name[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      sql`${table[name]} + excluded.${sql.identifier(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))}`,
    ]),
  )

const keyNames = ['day', 'communeCode', 'structureId', 'kind'] as const
const topicMeasures = ['sessions', 'seconds'] as const

const addFigures = prepared((db) =>
  db
    .insert(dailyFigures)
    .values(placeholders([...keyNames, ...measures]))
    .onConflictDoUpdate({
      target: keyNames.map((name) => dailyFigures[name]),
      set: growing(dailyFigures, measures),
    })
    .returning({ sessions: dailyFigures.sessions })
    .prepare(),
)

const addTopic = prepared((db) =>
  db
    .insert(dailyTopics)
    .values(placeholders([...keyNames, 'topic', ...topicMeasures]))
    .onConflictDoUpdate({
      target: [...keyNames.map((name) => dailyTopics[name]), dailyTopics.topic],
      set: growing(dailyTopics, topicMeasures),
    })
    .returning({ sessions: dailyTopics.sessions })
    .prepare(),
)

const dropFigures = prepared((db) =>
  db
    .delete(dailyFigures)
    .where(and(...keyNames.map((name) => eq(dailyFigures[name], sql.placeholder(name)))))
    .prepare(),
)

const dropTopic = prepared((db) =>
  db
    .delete(dailyTopics)
    .where(
      and(
        ...keyNames.map((name) => eq(dailyTopics[name], sql.placeholder(name))),
        eq(dailyTopics.topic, sql.placeholder('topic')),
      ),
    )
    .prepare(),
)

const countedSessions = prepared((db) =>
  db
    .select({
      day: sessions.day,
      communeCode: sessions.communeCode,
      structureId: sessions.structureId,
      kind: sessions.kind,
      minutes: sessions.minutes,
      participants: sessions.participants,
      returning: sessions.returning,
      referral: sessions.referral,
      topics: sql<string | null>`(
        select group_concat(${sessionTopics.topic}) from ${sessionTopics}
        where ${sessionTopics.sessionId} = ${sessions.id}
      )`,
    })
    .from(sessions)
    .where(and(eq(sessions.communeCode, sql.placeholder('code')), isNull(sessions.withdrawnAt)))
    .prepare(),
)
