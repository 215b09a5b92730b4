import { count, countDistinct, desc, eq } from 'drizzle-orm'
import { importedBeneficiaries, importedSessions, imports } from '#drizzle/schema/index.ts'
import type { AdvisorContext } from '../trpc.ts'

/** One's own imports, the last first, with what each brought that is still there; twenty at most. */
export function past({ db, actor }: Pick<AdvisorContext, 'db' | 'actor'>) {
  const last = db
    .select({ id: imports.id, source: imports.source, at: imports.at, undoneAt: imports.undoneAt })
    .from(imports)
    .where(eq(imports.advisorId, actor.advisorId))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(20)
    .all()
  return last.map((each) => ({
    ...each,
    sessions:
      db
        .select({ n: countDistinct(importedSessions.sessionId) })
        .from(importedSessions)
        .where(eq(importedSessions.importId, each.id))
        .get()?.n ?? 0,
    people:
      db
        .select({ n: count() })
        .from(importedBeneficiaries)
        .where(eq(importedBeneficiaries.importId, each.id))
        .get()?.n ?? 0,
  }))
}
