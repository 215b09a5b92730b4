import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { importedSessions, sessions } from '#drizzle/schema/index.ts'
import type { SessionsImport } from '#shared/imports.ts'
import type { ProblemName } from '#shared/problems.ts'
import { checkOrRefuse } from '../sessions/check-or-refuse.ts'
import { keepNew } from '../sessions/keep.ts'
import { tagsSeen } from '../tags/tags-seen.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { openImport } from './open-import.ts'

/** What became of a session of the file: in the journal now, there before, or refused and why. */
export type Outcome = 'recorded' | 'known' | ProblemName

/**
 * Some sessions of a file enter the journal by the rules of `record`, in one write: what of it answers was kept is kept
 * whole, with where it comes from. Each part of a file stands alone, so that a file of ten thousand lines holds nobody
 * up for longer than a form does, and one that was cut half-way goes on where it stopped: what is there already is
 * recognised. A session that cannot be kept does not hold the others back: whoever made the file is not here to mend it.
 * @returns what became of each, in the order of the request
 * @throws `notFound` for somebody else's import, `conflict` for one taken back
 */
export function addSessions(ctx: AdvisorContext, input: SessionsImport): Outcome[] {
  const { requestId, importId, source } = input
  return write(ctx, { id: requestId, verb: 'imports.addSessions', thingId: importId, input }, () => {
    openImport(ctx, importId, source)
    return input.sessions.map((line) => bring(ctx, input, line))
  })
}

type Line = SessionsImport['sessions'][number]

function bring(ctx: AdvisorContext, { importId, source }: SessionsImport, line: Line): Outcome {
  const { db, actor } = ctx
  const { session } = line
  const keys = line.keys.map((key) => (line.isOwnKey ? ownKey(actor.advisorId, key) : key))
  if (keys.some((key) => findKey(db).get({ source, key }) ?? (source === 'permanence' && isThere(ctx, key))))
    return 'known'
  if (isThere(ctx, session.id)) return 'keyReused'
  if (isTiedHere(session) || session.coAdvisorIds.includes(actor.advisorId)) return 'invalidInput'
  if (session.tagIds?.length && !seesAll(ctx, session.tagIds)) return 'notFound'
  const checked = checkOrRefuse(ctx, session)
  if (typeof checked === 'string') return checked
  keepNew(ctx, session, checked)
  for (const key of new Set(keys)) addKey(db).run({ source, key, sessionId: session.id, importId })
  return 'recorded'
}

/** What only this house knows, no file tells: appointments, seats, people followed. */
const isTiedHere = ({ appointmentId, beneficiaryIds = [], attendance = [] }: Line['session']) =>
  appointmentId !== null || beneficiaryIds.length + attendance.length > 0

function seesAll(ctx: AdvisorContext, tagIds: readonly string[]) {
  const seen = new Set(tagsSeen(ctx).map(({ id }) => id))
  return tagIds.every((id) => seen.has(id))
}

/** Made of the line alone, a key says nothing unless one knows whose line it was. */
export const ownKey = (advisorId: string, key: string) => `${advisorId}:${key}`

const isThere = ({ db }: Pick<AdvisorContext, 'db'>, id: string) => findSession(db).get({ id }) !== undefined

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

const addKey = prepared((db) =>
  db
    .insert(importedSessions)
    .values({
      source: sql.placeholder('source'),
      key: sql.placeholder('key'),
      sessionId: sql.placeholder('sessionId'),
      importId: sql.placeholder('importId'),
    })
    .prepare(),
)
