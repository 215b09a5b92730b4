import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { sessionAdvisors, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { may } from '#shared/permissions.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { peopleOf } from './people-of.ts'
import { tagsOf } from './tags-of.ts'

/**
 * A session that this person sees, withdrawn or not, with its thématiques, its tags, the colleagues who led it and whom it
 * helped.
 * @throws `notFound`
 */
export const loadSession = (reader: Reader, id: string) => load(reader, id, visible.sessions(reader.actor))

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

function load({ db, actor }: Reader, id: string, condition: SQL | undefined) {
  const session = db
    .select()
    .from(sessions)
    .where(and(condition, eq(sessions.id, id)))
    .get()
  if (!session) throw problem('notFound')
  return {
    session,
    topics: topicsOf(db)
      .all({ id })
      .map(({ topic }) => topic),
    coAdvisorIds: coAdvisorsOf(db)
      .all({ id })
      .map(({ advisorId }) => advisorId),
    people: peopleOf(db).all({ id }),
    tags: tagsOf({ db, actor }, [session]).get(id) ?? [],
  }
}

/**
 * The same, to change it: who led a workshop sees it, its author alone corrects it.
 * @throws `notFound`, `notYours`
 */
export function loadOwn(reader: Reader, verb: 'revise' | 'withdraw', id: string) {
  const loaded = loadSession(reader, id)
  const { advisorId } = loaded.session
  if (!may(reader.actor, verb, 'session', { advisorId, coAdvisorIds: loaded.coAdvisorIds }))
    throw problem('notYours')
  return loaded
}

/**
 * The session that another is to go behind: one's own, one led together, or a colleague's workshop of the same structure. With
 * all its tags, as its author has them.
 * @throws `notFound`
 */
export const loadStanding = (reader: Reader, id: string) =>
  asItsAuthor(reader, load(reader, id, or(visible.sessions(reader.actor), visible.workshops(reader.actor))))

/**
 * Both sides of a merge, for whoever noted either of them, each as its author has it.
 * @throws `notFound`
 */
export function loadMerged(reader: Reader, { sessionId, keptId }: { sessionId: string; keptId: string }) {
  const [other, kept] = [load(reader, sessionId, undefined), load(reader, keptId, undefined)]
  const isTheirs = [other, kept].some(({ session }) => session.advisorId === reader.actor.advisorId)
  if (!isTheirs) throw problem('notFound')
  return { other: asItsAuthor(reader, other), kept: asItsAuthor(reader, kept) }
}

function asItsAuthor({ db, actor }: Reader, loaded: ReturnType<typeof load>) {
  const { id, advisorId } = loaded.session
  const tags = tagsOf({ db, actor: { ...actor, advisorId } }, [loaded.session]).get(id) ?? []
  return { ...loaded, tags }
}

export const topicsOf = prepared((db) =>
  db
    .select({ topic: sessionTopics.topic })
    .from(sessionTopics)
    .where(eq(sessionTopics.sessionId, sql.placeholder('id')))
    .prepare(),
)

const coAdvisorsOf = prepared((db) =>
  db
    .select({ advisorId: sessionAdvisors.advisorId })
    .from(sessionAdvisors)
    .where(eq(sessionAdvisors.sessionId, sql.placeholder('id')))
    .prepare(),
)
