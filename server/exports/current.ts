import type { AdvisorContext } from '../trpc.ts'
import { deskOf } from './desk.ts'
import { keptFor } from './start.ts'

/** The file that one asked for and has not taken yet, so that the page may be left and come back to; null when there is none. */
export function current({ db, now, actor }: Pick<AdvisorContext, 'db' | 'now' | 'actor'>) {
  const work = [...deskOf(db).works.values()].find(
    ({ userId, advisorId, askedAt }) =>
      userId === actor.userId && advisorId === actor.advisorId && now - askedAt < keptFor,
  )
  return work ? { id: work.id, name: work.fileName } : null
}
