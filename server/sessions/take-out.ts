import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { sessions } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import { recountComings } from '../beneficiaries/recount-comings.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { loadOwn } from './load-session.ts'

/**
 * A session leaves the journal and every figure, inside the caller's write; the row stays.
 * @throws `notFound`, `notYours`, `alreadyWithdrawn`
 */
export function takeOut(ctx: Pick<AdvisorContext, 'db' | 'now' | 'actor'>, id: string) {
  const loaded = loadOwn(ctx, 'withdraw', id)
  if (loaded.session.withdrawnAt !== null) throw problem('alreadyWithdrawn')
  leave(ctx, loaded)
  return loaded.session
}

/** One that stands and that was read already. */
export function leave(
  { db, now }: Pick<AdvisorContext, 'db' | 'now'>,
  { session, topics, people }: Pick<ReturnType<typeof loadOwn>, 'session' | 'topics' | 'people'>,
) {
  withdrawing(db).run({ id: session.id, now })
  tally(db, session, topics, -1)
  recountComings(
    db,
    people.map(({ beneficiaryId }) => beneficiaryId),
  )
}

const withdrawing = prepared((db) =>
  db
    .update(sessions)
    .set({ withdrawnAt: sql`${sql.placeholder('now')}` })
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
)
