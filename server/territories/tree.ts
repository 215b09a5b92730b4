import { asc, eq, sum } from 'drizzle-orm'
import { communes, departements, epcis } from '#drizzle/schema/index.ts'
import type { ContoursQuestion } from '#shared/contours.ts'
import type { Context } from '../trpc.ts'

/**
 * The département asked, or the one that is planted, its EPCI and their communes, by name, with legal populations: an EPCI that straddles the border
 * shows and counts only its communes on this side. Null before anything is planted.
 */
export function tree({ db }: Pick<Context, 'db'>, asked?: ContoursQuestion) {
  const inside = asked && eq(communes.departementCode, asked.departement)
  const departement = db
    .select({
      code: departements.code,
      name: departements.name,
      population: sum(communes.population).mapWith(Number),
    })
    .from(departements)
    .innerJoin(communes, eq(communes.departementCode, departements.code))
    .where(inside)
    .groupBy(departements.code)
    .get()
  if (!departement) return null
  const all = db
    .select({
      code: communes.code,
      name: communes.name,
      population: communes.population,
      epciSiren: communes.epciSiren,
    })
    .from(communes)
    .where(inside)
    .orderBy(asc(communes.searchName))
    .all()
  return {
    ...departement,
    epcis: db
      .select({
        siren: epcis.siren,
        name: epcis.name,
        population: sum(communes.population).mapWith(Number),
      })
      .from(epcis)
      .innerJoin(communes, eq(communes.epciSiren, epcis.siren))
      .where(inside)
      .groupBy(epcis.siren)
      .orderBy(asc(epcis.name))
      .all(),
    communes: all,
  }
}
