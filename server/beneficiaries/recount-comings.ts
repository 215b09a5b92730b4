import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { sessionBeneficiaries, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import { tallyFollowed } from '#drizzle/tally-followed.ts'
import { among } from '../among.ts'
import { familyOf } from './family.ts'

/**
 * Says anew, of each session of these people, whether they had come before: to all but the first that is not withdrawn, by
 * day. A session told late, withdrawn or brought back, two records merged or parted change it; the sessions' own count of
 * who had come, and the running totals, follow. Inside the caller's write.
 */
export function recountComings(db: Db, personIds: readonly string[]) {
  const families = new Map(personIds.map((id) => familyOf(db, id)).map((family) => [family[0], family]))
  for (const family of families.values()) {
    comingsOf(db, family).forEach((coming, nth) => {
      if (coming.hadCome !== nth > 0) turn(db, coming)
    })
    tallyFollowed(db, family)
  }
}

type Coming = { sessionId: string; beneficiaryId: string; hadCome: boolean }

const comingsOf = (db: Db, family: string[]): Coming[] =>
  db
    .select({
      sessionId: sessionBeneficiaries.sessionId,
      beneficiaryId: sql<string>`${sessionBeneficiaries.beneficiaryId}`,
      hadCome: sessionBeneficiaries.hadCome,
    })
    .from(sessionBeneficiaries)
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .where(and(sql`${sessionBeneficiaries.beneficiaryId} in ${among(family)}`, isNull(sessions.withdrawnAt)))
    .orderBy(
      asc(sessionBeneficiaries.day),
      asc(sessionBeneficiaries.sessionId),
      asc(sessionBeneficiaries.beneficiaryId),
    )
    .all()

function turn(db: Db, { sessionId, beneficiaryId, hadCome }: Coming) {
  const session = db.select().from(sessions).where(eq(sessions.id, sessionId)).get()
  if (!session) return
  const topics = db
    .select({ topic: sessionTopics.topic })
    .from(sessionTopics)
    .where(eq(sessionTopics.sessionId, sessionId))
    .all()
    .map(({ topic }) => topic)
  const returning = session.returning + (hadCome ? -1 : 1)
  db.update(sessionBeneficiaries)
    .set({ hadCome: !hadCome })
    .where(
      and(
        eq(sessionBeneficiaries.sessionId, sessionId),
        eq(sessionBeneficiaries.beneficiaryId, beneficiaryId),
      ),
    )
    .run()
  db.update(sessions).set({ returning }).where(eq(sessions.id, sessionId)).run()
  tally(db, session, topics, -1)
  tally(db, { ...session, returning }, topics, 1)
}
