import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { imports } from '#drizzle/schema/index.ts'
import type { ImportSource } from '#shared/imports.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'

type Asker = Pick<AdvisorContext, 'db' | 'now' | 'actor'>

/**
 * The import that the first of its parts opens, and that the next ones find.
 * @throws `notFound` for somebody else's, `importUndone` for one that was taken back, `importDecided`
 */
export function openImport({ db, now, actor }: Asker, id: string, source: ImportSource) {
  const { advisorId } = actor
  const found = findImport(db).get({ id })
  if (!found) return void db.insert(imports).values({ id, advisorId, source, at: now }).run()
  if (found.advisorId !== advisorId || found.source !== source) throw problem('notFound')
  if (found.undoneAt !== null) throw problem('importUndone')
  if (found.decidedAt !== null) throw problem('importDecided')
}

/**
 * One's own import.
 * @throws `notFound`
 */
export function loadImport({ db, actor }: Asker, id: string) {
  const found = db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.advisorId, actor.advisorId)))
    .get()
  if (!found) throw problem('notFound')
  return found
}

const findImport = prepared((db) =>
  db
    .select()
    .from(imports)
    .where(eq(imports.id, sql.placeholder('id')))
    .prepare(),
)
