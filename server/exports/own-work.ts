import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { deskOf, drop, type Work } from './desk.ts'
import { keptFor } from './start.ts'

/**
 * The work that this person asked for, while they still are who they were; too old, it is gone.
 * @throws `notFound`
 */
export function ownWork({ db, now, actor }: Pick<ActorContext, 'db' | 'now' | 'actor'>, id: string): Work {
  const desk = deskOf(db)
  const work = desk.works.get(id)
  if (!work || work.userId !== actor.userId || work.advisorId !== actor.advisorId) throw problem('notFound')
  if (now - work.askedAt < keptFor) return work
  drop(desk, work)
  throw problem('notFound')
}
