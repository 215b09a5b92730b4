import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { sessions } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { AdvisorContext } from '../trpc.ts'
import type { checkTold } from './check-told.ts'
import { loadSession } from './load-session.ts'

/**
 * The session that is there stands as it is told: an answer was lost, and the same is told once more. What was settled with
 * it, or counted of the people whom one follows, is not looked at: told again, these are taken for a correction.
 */
export function isSame(ctx: AdvisorContext, told: SessionInput, checked: ReturnType<typeof checkTold>) {
  const there = findSession(ctx.db).get({ id: told.id })
  if (!there || there.advisorId !== ctx.actor.advisorId || there.withdrawnAt !== null) return false
  if (told.attendance || told.beneficiaryIds?.length) return false
  const { topics, coAdvisorIds, people, tags } = loadSession(ctx, told.id)
  return (
    people.length === 0 &&
    holdSame(topics, told.topics) &&
    holdSame(coAdvisorIds, told.coAdvisorIds) &&
    holdSame(
      tags.map(({ id }) => id),
      told.tagIds ?? [],
    ) &&
    (Object.keys(checked) as (keyof typeof checked)[]).every(
      (name) => JSON.stringify(there[name]) === JSON.stringify(checked[name]),
    )
  )
}

const holdSame = (some: readonly string[], others: readonly string[]) =>
  JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted())

/** Whoever recorded it. */
export const findSession = prepared((db) =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)
