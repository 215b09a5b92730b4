import { and, asc, eq, min, notExists, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { communes, departements, formerCommunes, territoryMonthlyFigures } from '#drizzle/schema/index.ts'
import { scopesOf } from '#shared/permissions.ts'
import type { CountryQuestion } from '#shared/statistics.ts'
import { country } from '#shared/territories.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { Group } from './territories.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/**
 * The whole country, for whoever sees the figures of all of it, or the départements of whoever sees several, together: from
 * running totals only.
 * @throws notYours for everybody else
 */
export function countryPerimeter(ctx: Looks, { kind }: CountryQuestion): Perimeter {
  const isWhole = seesCountry(ctx)
  const all = departementsSeen(ctx)
  if (!isWhole && all.length < 2) throw problem('notYours')
  return {
    path: [{ level: 'country', code: country, name: nameOf(isWhole, all) }],
    communes: [],
    communeCount: all.reduce((sum, { communeCount }) => sum + communeCount, 0),
    population: all.reduce((sum, { population }) => sum + population, 0),
    departementCode: isWhole ? country : several,
    level: 'country',
    firstMonth: firstMonthOf(ctx, isWhole),
    communesAcrossBorder: null,
    structures: null,
    structureId: null,
    kind: kind ?? null,
    filters: null,
    isExact: false,
  }
}

/** Instead of the country's code, for some of its départements. */
export const several = 'several'

/** What stands above a département, for whoever sees more than one. */
export function aboveDepartements(ctx: Looks): Perimeter['path'] {
  const all = departementsSeen(ctx)
  return all.length < 2 ? [] : [{ level: 'country', code: country, name: nameOf(seesCountry(ctx), all) }]
}

/** The départements that are planted and of which this person sees every session. */
export function departementsSeen(ctx: Looks): (Group & Inhabited)[] {
  const all = departementsOf(ctx.db)
  if (seesCountry(ctx)) return all
  const codes = scopesOf(ctx.actor, 'see', 'figures').flatMap((held) =>
    held.scope === 'departement' ? [held.departementCode] : [],
  )
  return all.filter(({ code }) => codes.includes(code))
}

const seesCountry = ({ actor }: Looks) =>
  scopesOf(actor, 'see', 'figures').some(({ scope }) => scope === 'all')

/** `France`, `Aveyron et Lot`, `4 départements`. */
const nameOf = (isWhole: boolean, all: readonly Group[]) =>
  isWhole
    ? 'France'
    : all.length === 2
      ? all.map(({ name }) => name).join(' et ')
      : `${all.length}\u00a0départements`

export type Inhabited = { population: number; communeCount: number }

/** Every département that is planted, with its communes of today and their inhabitants. */
export function departementsOf(db: Db): (Group & Inhabited)[] {
  const newest =
    db
      .select({ row: sql<number>`max(${communes}.rowid)` })
      .from(communes)
      .get()?.row ?? 0
  const known = counted.get(db)
  if (known?.newest === newest) return known.all
  const all = db
    .select({
      code: departements.code,
      name: departements.name,
      communeCount: sql<number>`count(*)`,
      population: sql<number>`sum(${communes.population})`,
    })
    .from(departements)
    .innerJoin(communes, eq(communes.departementCode, departements.code))
    .where(notExists(db.select().from(formerCommunes).where(eq(formerCommunes.code, communes.code))))
    .groupBy(departements.code)
    .orderBy(asc(departements.code))
    .all()
    .map((each) => ({ ...each, level: 'departement' as const, communesAcrossBorder: null, members: [] }))
  counted.set(db, { newest, all })
  return all
}

/** Geography is planted and never changed: what was counted holds until more of it is. */
const counted = new WeakMap<Db, { newest: number; all: (Group & Inhabited)[] }>()

const firstMonthOf = ({ db, actor }: Looks, isWhole: boolean): string | null =>
  db
    .select({ month: min(territoryMonthlyFigures.month) })
    .from(territoryMonthlyFigures)
    .where(
      and(
        isWhole ? eq(territoryMonthlyFigures.territoryCode, country) : undefined,
        visible.figures(actor, territoryMonthlyFigures),
      ),
    )
    .get()?.month ?? null
