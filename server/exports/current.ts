import type { ActorContext } from '../trpc.ts'
import { deskOf } from './desk.ts'
import { keptFor } from './start.ts'

/**
 * The file that one asked for and has not taken yet, so that the page may be left and come back to; null when there is none.
 * @param of one's journal, or the figures of the dashboard: each has its page
 */
export function current(
  { db, now, actor }: Pick<ActorContext, 'db' | 'now' | 'actor'>,
  of: 'journal' | 'figures',
) {
  const work = [...deskOf(db).works.values()].find(
    ({ userId, advisorId, figures, askedAt }) =>
      userId === actor.userId &&
      advisorId === actor.advisorId &&
      (figures !== null) === (of === 'figures') &&
      now - askedAt < keptFor,
  )
  return work ? { id: work.id, name: work.fileName } : null
}
