import { and, asc, eq, inArray, min, notExists, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import {
  communes,
  departementFigures,
  departements,
  epcis,
  formerCommunes,
  structures,
  territoryMonthlyFigures,
} from '#drizzle/schema/index.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Held, scopesOf } from '#shared/permissions.ts'
import type { ServiceKind } from '#shared/services.ts'
import { type AnywhereQuestion, type Filters, filtersOf } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import { aboveDepartements, countryPerimeter } from './country.ts'
import { assertFilters, placeAsked } from './filters.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'

export type Looks = Pick<ActorContext, 'db' | 'actor'>

export type Level = 'country' | 'departement' | 'epci' | 'commune' | 'place'

/** Where a question looks. */
export type Perimeter = {
  /** From the country, or the département of whoever sees no other, down to the territory asked for, which is the last. */
  path: { level: Level; code: string; name: string }[]
  /** None is told of the country: thirty-five thousand say nothing to anybody. */
  communes: Commune[]
  communeCount: number
  population: number
  /** Of the country, its own code; of the départements of whoever sees several, `several`. */
  departementCode: string
  /** The territory asked for: the last of the path. */
  level: Level
  /** The first month with a session in the département: before it, nothing can be compared. */
  firstMonth: string | null
  /** Communes of the EPCI on both sides of the border, when it straddles one. */
  communesAcrossBorder: number | null
  /** The structures whose figures these are; null for all those that worked there. */
  structures: { id: string; name: string }[] | null
  structureId: string | null
  kind: ServiceKind | null
  /** What running totals do not know: with these, sessions are read one by one. */
  filters: Filters | null
  /** Only structures of their own: whoever works there sees what is true, everybody else what is guarded. */
  isExact: boolean
}

/** A commune of today. Sessions keep the code of their day: those of the communes that merged into it count here. */
export type Commune = {
  code: string
  name: string
  population: number
  epciSiren: string | null
  epciName: string | null
  epciCommuneCount: number | null
  codes: string[]
}

/**
 * Finds the territory and what this person sees of it. A place is in its commune, whatever else is said of where.
 * @throws notFound when there is no such territory, or nothing of what is asked that they see; notYours when they see
 * nothing of this département
 */
export function perimeterOf(ctx: Looks, question: AnywhereQuestion): Perimeter {
  if (!('departement' in question)) return countryPerimeter(ctx, question)
  const { departement: code, epci, structureId } = question
  const place = placeAsked(ctx, question)
  const commune = place?.communeCode ?? question.commune
  const held = scopesOf(ctx.actor, 'see', 'figures')
  const mine = held.flatMap((each) => (each.scope === 'structure' ? [each.structureId] : []))
  const seesAll = held.some((each) => covers(each, code))
  if (!seesAll && mine.length === 0) throw problem('notYours')
  if (!seesAll && structureId && !mine.includes(structureId)) throw problem('notFound')
  const departement = findDepartement(ctx.db).get({ code })
  const inside = communesOf(ctx.db, code).filter(
    (each) => (!epci || each.epciSiren === epci) && (!commune || each.code === commune),
  )
  const [first] = inside
  if (!departement || !first) throw problem('notFound')
  const isInEpci = Boolean(epci ?? commune)
  const only = structureId ? [structureId] : seesAll ? null : mine
  assertFilters(ctx, question)
  return {
    path: [
      ...(seesAll ? aboveDepartements(ctx) : []),
      { level: 'departement' as const, ...departement },
      ...(isInEpci && first.epciSiren && first.epciName
        ? [{ level: 'epci' as const, code: first.epciSiren, name: first.epciName }]
        : []),
      ...(commune ? [{ level: 'commune' as const, code: first.code, name: first.name }] : []),
      ...(place ? [{ level: 'place' as const, code: place.id, name: place.name }] : []),
    ],
    communes: inside,
    communeCount: inside.length,
    population: inside.reduce((sum, { population }) => sum + population, 0),
    departementCode: code,
    level: place ? 'place' : commune ? 'commune' : epci ? 'epci' : 'departement',
    firstMonth: firstMonthOf(ctx, code, seesAll),
    communesAcrossBorder: epci && !commune ? acrossBorder(first, inside.length) : null,
    structures: only && findStructures(ctx, only),
    structureId: structureId ?? null,
    kind: question.kind ?? null,
    filters: filtersOf(question),
    isExact: only !== null && only.every((id) => mine.includes(id)),
  }
}

/** How many communes an EPCI has in all, when some are in another département. */
export const acrossBorder = ({ epciCommuneCount }: Commune, here: number): number | null =>
  epciCommuneCount !== null && epciCommuneCount > here ? epciCommuneCount : null

const covers = (held: Held, departementCode: string) =>
  held.scope === 'all' || (held.scope === 'departement' && held.departementCode === departementCode)

function communesOf(db: Db, departement: string): Commune[] {
  const former = groupBy(findFormer(db).all({ departement }), ({ communeCode }) => communeCode)
  return findCommunes(db)
    .all({ departement })
    .map((commune) => ({
      ...commune,
      codes: [commune.code, ...(former.get(commune.code) ?? []).map(({ code }) => code)],
    }))
}

function firstMonthOf({ db, actor }: Looks, departement: string, seesAll: boolean): string | null {
  const [totals, code] = seesAll
    ? ([territoryMonthlyFigures, territoryMonthlyFigures.territoryCode] as const)
    : ([departementFigures, departementFigures.departementCode] as const)
  const isSeenThere = and(visible.figures(actor, totals), eq(code, departement))
  const first = db.select({ month: min(totals.month) }).from(totals)
  return first.where(isSeenThere).get()?.month ?? null
}

function findStructures({ db, actor }: Looks, ids: string[]) {
  const found = db
    .select({ id: structures.id, name: structures.name })
    .from(structures)
    .where(and(visible.structures(actor), inArray(structures.id, ids)))
    .orderBy(asc(structures.name))
    .all()
  if (found.length === 0) throw problem('notFound')
  return found
}

const findDepartement = prepared((db) =>
  db
    .select({ code: departements.code, name: departements.name })
    .from(departements)
    .where(eq(departements.code, sql.placeholder('code')))
    .prepare(),
)

const findFormer = prepared((db) =>
  db
    .select({ code: formerCommunes.code, communeCode: formerCommunes.communeCode })
    .from(formerCommunes)
    .innerJoin(communes, eq(communes.code, formerCommunes.communeCode))
    .where(eq(communes.departementCode, sql.placeholder('departement')))
    .prepare(),
)

const findCommunes = prepared((db) =>
  db
    .select({
      code: communes.code,
      name: communes.name,
      population: communes.population,
      epciSiren: communes.epciSiren,
      epciName: epcis.name,
      epciCommuneCount: epcis.communeCount,
    })
    .from(communes)
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(
      and(
        eq(communes.departementCode, sql.placeholder('departement')),
        notExists(db.select().from(formerCommunes).where(eq(formerCommunes.code, communes.code))),
      ),
    )
    .orderBy(asc(communes.searchName))
    .prepare(),
)
