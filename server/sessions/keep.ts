import { eq, getTableColumns, type Placeholder, sql } from 'drizzle-orm'
import { randomInt } from 'node:crypto'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { sessionAdvisors, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { countKeys } from '#shared/small-counts.ts'
import type { AdvisorContext } from '../trpc.ts'
import type { checkTold } from './check-told.ts'
import { joinPeople } from './people-of.ts'
import { tagSession } from './tags-of.ts'

export type SessionRow = typeof sessions.$inferSelect

const columns = Object.keys(getTableColumns(sessions)) as (keyof SessionRow)[]
const placeholders = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)])) as {
  [Column in keyof SessionRow]: Placeholder<Column>
}

/** A session enters its advisor's journal and the figures, inside the caller's write: typed today, or read from a file. */
export function keepNew(
  { db, now, actor }: Pick<AdvisorContext, 'db' | 'now' | 'actor'>,
  told: SessionInput,
  checked: ReturnType<typeof checkTold>,
) {
  const { advisorId, structureId } = actor
  const countKey = randomInt(countKeys)
  const session = {
    ...checked,
    advisorId,
    structureId,
    recordedAt: now,
    revisedAt: null,
    withdrawnAt: null,
    countKey,
  }
  insertSession(db).run(session)
  addTouched(db, told)
  tally(db, session, told.topics, 1)
  if (told.beneficiaryIds?.length) joinPeople({ db, actor }, told)
  if (told.tagIds?.length) tagSession({ db, actor }, told)
}

/** The same row, told again. */
export const changeSession = (db: Db, { id, ...row }: SessionRow) =>
  db.update(sessions).set(row).where(eq(sessions.id, id)).run()

/** The thématiques and the colleagues of a new session. */
function addTouched(db: Db, { id, topics, coAdvisorIds }: SessionInput) {
  insertTopics(db).run({ id, topics: JSON.stringify(topics) })
  for (const advisorId of coAdvisorIds) insertCoAdvisor(db).run({ id, advisorId })
}

/** The thématiques and the colleagues of a session told again. */
export function changeTouched(db: Db, session: SessionInput) {
  dropTopics(db).run({ id: session.id })
  dropCoAdvisors(db).run({ id: session.id })
  addTouched(db, session)
}

const insertSession = prepared((db) => db.insert(sessions).values(placeholders).prepare())

/** All of them by one statement: each costs as much as the rows. */
const insertTopics = prepared((db) =>
  db
    .insert(sessionTopics)
    .select(sql`select ${sql.placeholder('id')}, value from json_each(${sql.placeholder('topics')})`)
    .prepare(),
)

const insertCoAdvisor = prepared((db) =>
  db
    .insert(sessionAdvisors)
    .values({ sessionId: sql.placeholder('id'), advisorId: sql.placeholder('advisorId') })
    .prepare(),
)

const dropTopics = prepared((db) =>
  db
    .delete(sessionTopics)
    .where(eq(sessionTopics.sessionId, sql.placeholder('id')))
    .prepare(),
)

const dropCoAdvisors = prepared((db) =>
  db
    .delete(sessionAdvisors)
    .where(eq(sessionAdvisors.sessionId, sql.placeholder('id')))
    .prepare(),
)
