import { and, eq, sql } from 'drizzle-orm'
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
export function loadSession({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>, id: string) {
  const session = db
    .select()
    .from(sessions)
    .where(and(visible.sessions(actor), eq(sessions.id, id)))
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
export function loadOwn(ctx: Pick<AdvisorContext, 'db' | 'actor'>, verb: 'revise' | 'withdraw', id: string) {
  const loaded = loadSession(ctx, id)
  const { advisorId } = loaded.session
  if (!may(ctx.actor, verb, 'session', { advisorId, coAdvisorIds: loaded.coAdvisorIds }))
    throw problem('notYours')
  return loaded
}

const topicsOf = prepared((db) =>
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
