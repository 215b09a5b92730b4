import { eq, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { communes, departements } from '#drizzle/schema/index.ts'
import { problem } from '../problem.ts'

/**
 * A commune that the file knows, by its code, with its département and the time zone there.
 * @throws invalidInput for a code that leads nowhere
 */
export function requireCommune(db: Db, code: string) {
  const commune = findCommune(db).get({ code })
  if (!commune) throw problem('invalidInput')
  return commune
}

const findCommune = prepared((db) =>
  db
    .select({
      code: communes.code,
      name: communes.name,
      departementCode: communes.departementCode,
      zone: departements.zone,
    })
    .from(communes)
    .innerJoin(departements, eq(departements.code, communes.departementCode))
    .where(eq(communes.code, sql.placeholder('code')))
    .prepare(),
)
