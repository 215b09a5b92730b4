import { asc, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, sessionMerges, sessions } from '#drizzle/schema/index.ts'

/** The merge that a session went behind another by, if any. */
export const mergeOf = prepared((db) =>
  db
    .select()
    .from(sessionMerges)
    .where(eq(sessionMerges.sessionId, sql.placeholder('id')))
    .prepare(),
)

/** The sessions that went behind this one, and when. */
export const behind = prepared((db) =>
  db
    .select({
      id: sessionMerges.sessionId,
      at: sessionMerges.at,
      recordedAt: sessions.recordedAt,
      advisorId: sessions.advisorId,
      authorName: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}`,
    })
    .from(sessionMerges)
    .innerJoin(sessions, eq(sessions.id, sessionMerges.sessionId))
    .innerJoin(advisors, eq(advisors.id, sessions.advisorId))
    .where(eq(sessionMerges.keptId, sql.placeholder('id')))
    .orderBy(asc(sessionMerges.at), asc(sessionMerges.sessionId))
    .prepare(),
)
