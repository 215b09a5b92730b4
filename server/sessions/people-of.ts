import { and, count, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { sessionBeneficiaries } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { checkJoined } from '../beneficiaries/check-joined.ts'
import { recountComings } from '../beneficiaries/recount-comings.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

/** Whom a session helped among those one follows, and whether they had come before. */
export const peopleOf = prepared((db) =>
  db
    .select({
      beneficiaryId: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
      hadCome: sessionBeneficiaries.hadCome,
    })
    .from(sessionBeneficiaries)
    .where(
      and(
        eq(sessionBeneficiaries.sessionId, sql.placeholder('id')),
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .orderBy(sessionBeneficiaries.beneficiaryId)
    .prepare(),
)

/**
 * Joins a session, once it is counted, to those it helped; whether each had come before is deduced. Inside the caller's write.
 * @param joined who was joined to it until now, and was taken out by `leavePeople`
 * @throws `personNotFollowed`; `invalidInput` when somebody forgotten takes the last of the participants
 */
export function joinPeople(
  ctx: Pick<AdvisorContext, 'db' | 'actor'>,
  { id, day, participants, beneficiaryIds = [] }: SessionInput,
  joined: readonly string[] = [],
) {
  const { db } = ctx
  checkJoined(ctx, beneficiaryIds, joined)
  if (beneficiaryIds.length > 0 && takenIn(db, id) + beneficiaryIds.length > participants)
    throw problem('invalidInput')
  for (const beneficiaryId of beneficiaryIds) insertPerson(db).run({ id, beneficiaryId, day })
  recountComings(db, [...joined, ...beneficiaryIds])
}

const takenIn = (db: Db, id: string) =>
  db.select({ n: count() }).from(sessionBeneficiaries).where(eq(sessionBeneficiaries.sessionId, id)).get()
    ?.n ?? 0

/** Takes them out of a session that is told again; what stays of somebody forgotten stays. */
export const leavePeople = (ctx: Pick<AdvisorContext, 'db'>, id: string) => dropPeople(ctx.db).run({ id })

const insertPerson = prepared((db) =>
  db
    .insert(sessionBeneficiaries)
    .values({
      sessionId: sql.placeholder('id'),
      beneficiaryId: sql.placeholder('beneficiaryId'),
      day: sql.placeholder('day'),
    })
    .prepare(),
)

const dropPeople = prepared((db) =>
  db
    .delete(sessionBeneficiaries)
    .where(
      and(
        eq(sessionBeneficiaries.sessionId, sql.placeholder('id')),
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .prepare(),
)
