import { count, countDistinct, desc, eq } from 'drizzle-orm'
import { importedBeneficiaries, importedSessions, imports } from '#drizzle/schema/index.ts'
import type { AdvisorContext } from '../trpc.ts'
import { linesLeft } from './lines.ts'

/** One's own imports, the last first, with what each brought that is still there, and what is on its way; twenty at most. */
export function past({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) {
  const last = db
    .select({
      id: imports.id,
      source: imports.source,
      at: imports.at,
      decidedAt: imports.decidedAt,
      undoneAt: imports.undoneAt,
    })
    .from(imports)
    .where(eq(imports.advisorId, actor.advisorId))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(20)
    .all()
  return last.map(({ decidedAt, ...each }) => ({
    ...each,
    left: decidedAt === null ? 0 : linesLeft(db, each.id),
    sessions: sessionsOf(db, each.id),
    people:
      db
        .select({ n: count() })
        .from(importedBeneficiaries)
        .where(eq(importedBeneficiaries.importId, each.id))
        .get()?.n ?? 0,
  }))
}

/** How many sessions an import brought that are still there. */
export const sessionsOf = (db: AdvisorContext['db'], importId: string) =>
  db
    .select({ n: countDistinct(importedSessions.sessionId) })
    .from(importedSessions)
    .where(eq(importedSessions.importId, importId))
    .get()?.n ?? 0
