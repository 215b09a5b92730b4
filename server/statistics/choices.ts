import { asc, count, eq, min } from 'drizzle-orm'
import { communes, departementFigures, departements, structures } from '#drizzle/schema/index.ts'
import { scopesOf } from '#shared/permissions.ts'
import { visible } from '../access.ts'
import { aboveDepartements } from './country.ts'
import type { Looks } from './perimeter.ts'

/**
 * What this person may choose among: the country, or the départements that they see together (or null), départements, structures,
 * and the first month that has a session (or null).
 */
export function choices({ db, actor }: Looks) {
  const held = scopesOf(actor, 'see', 'figures')
  const codes = held.flatMap((each) => (each.scope === 'departement' ? [each.departementCode] : []))
  const isBound = held.length > 0 && codes.length === held.length
  const planted = db
    .select({ code: departements.code, name: departements.name, communes: count(communes.code) })
    .from(departements)
    .innerJoin(communes, eq(communes.departementCode, departements.code))
    .groupBy(departements.code)
    .orderBy(asc(departements.code))
    .all()
  return {
    country: aboveDepartements({ db, actor })[0]?.name ?? null,
    departements: isBound ? planted.filter(({ code }) => codes.includes(code)) : planted,
    structures: db
      .select({ id: structures.id, name: structures.name })
      .from(structures)
      .where(visible.structures(actor))
      .orderBy(asc(structures.name))
      .all(),
    firstMonth:
      db
        .select({ month: min(departementFigures.month) })
        .from(departementFigures)
        .where(visible.figures(actor, departementFigures))
        .get()?.month ?? null,
  }
}
