import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { importedSessions, sessions } from '#drizzle/schema/index.ts'
import type { ImportedLine, ImportSource } from '#shared/imports.ts'
import { checkOrRefuse } from '../sessions/check-or-refuse.ts'
import { tagsSeen } from '../tags/tags-seen.ts'
import type { AdvisorContext } from '../trpc.ts'

export type Importing = Pick<AdvisorContext, 'db' | 'now' | 'settings' | 'actor'>

/**
 * A session of a file held against the journal and the rules of `record`: the columns of its row, or why it does not come
 * in, by name; `known` when it is there already.
 */
export function checkLine(ctx: Importing, source: ImportSource, line: ImportedLine) {
  const { db, actor } = ctx
  const { session } = line
  if (keysOf(actor, line).some((key) => isKnown(db, source, key))) return 'known'
  if (findSession(db).get({ id: session.id })) return 'keyReused'
  if (isTiedHere(session) || session.coAdvisorIds.includes(actor.advisorId)) return 'invalidInput'
  if (session.tagIds?.length && !seesAll(ctx, session.tagIds)) return 'notFound'
  return checkOrRefuse(ctx, session)
}

/** Under what names the line is recognised, each once. */
export const keysOf = ({ advisorId }: Importing['actor'], { keys, isOwnKey }: ImportedLine) => [
  ...new Set(isOwnKey ? keys.map((key) => ownKey(advisorId, key)) : keys),
]

/** Made of the line alone, a key says nothing unless one knows whose line it was. */
export const ownKey = (advisorId: string, key: string) => `${advisorId}:${key}`

const isKnown = (db: Importing['db'], source: ImportSource, key: string) =>
  findKey(db).get({ source, key }) !== undefined ||
  (source === 'permanence' && findSession(db).get({ id: key }) !== undefined)

/** What only this house knows, no file tells: appointments, seats, people followed. */
const isTiedHere = ({ appointmentId, beneficiaryIds = [], attendance = [] }: ImportedLine['session']) =>
  appointmentId !== null || beneficiaryIds.length + attendance.length > 0

function seesAll(ctx: Importing, tagIds: readonly string[]) {
  const seen = new Set(tagsSeen(ctx).map(({ id }) => id))
  return tagIds.every((id) => seen.has(id))
}

const findKey = prepared((db) =>
  db
    .select({ key: importedSessions.key })
    .from(importedSessions)
    .where(
      sql`${importedSessions.source} = ${sql.placeholder('source')} and ${importedSessions.key} = ${sql.placeholder('key')}`,
    )
    .prepare(),
)

const findSession = prepared((db) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)
