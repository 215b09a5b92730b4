import { sql } from 'drizzle-orm'
import { chance } from '#drizzle/demonstration/chance.ts'
import type { Db } from '#drizzle/open.ts'
import { plant } from '#drizzle/plant.ts'
import { advisors, communes, places, services, structures } from '#drizzle/schema/index.ts'
import { largestRemainder } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import { hour, type Instant } from '#shared/time.ts'

/** An advisor of the country, where they receive, and where else they go. */
export type Traveller = {
  advisorId: string
  structureId: string
  serviceId: string
  places: { id: string; communeCode: string }[]
  around: string[]
}

const advisorsInAll = 4000

/** Two advisors a structure, three places an advisor, as many in each département as its inhabitants ask. */
export function plantCountryTeam(db: Db, now: Instant): Traveller[] {
  const createdAt = now - 24 * hour
  const dice = chance('country')
  const serviceId = db
    .select()
    .from(services)
    .all()
    .find(({ kind, mode, openToPublic }) => kind === 'individual' && mode === 'place' && openToPublic)!.id
  const inhabited = db
    .select({ code: communes.departementCode, population: sql<number>`sum(${communes.population})` })
    .from(communes)
    .groupBy(communes.departementCode)
    .all()
  const shares = largestRemainder(
    inhabited.map(({ population }) => population),
    advisorsInAll,
  )
  const codesOf = db.$client.prepare('select code from communes where departement_code = ? order by code')
  const drawn = inhabited.flatMap(({ code: departementCode }, which) => {
    const codes = codesOf.pluck().all(departementCode) as string[]
    return Array.from({ length: shares[which] ?? 0 }, (_, at) => ({
      departementCode,
      isFirst: at % 2 === 0,
      advisorId: dice.id(createdAt),
      communeCodes: Array.from({ length: 12 }, () => dice.pick(codes)),
    }))
  })
  const team: Traveller[] = []
  const planted: Record<'structures' | 'places' | 'advisors', object[]> = {
    structures: [],
    places: [],
    advisors: [],
  }
  for (const [at, { departementCode, isFirst, advisorId, communeCodes }] of drawn.entries()) {
    const structureId = isFirst ? dice.id(createdAt) : team.at(-1)!.structureId
    if (isFirst)
      planted.structures.push({
        id: structureId,
        name: `Structure ${at}`,
        kind: 'EPCI',
        departementCode,
        createdAt,
      })
    const sites = communeCodes.slice(0, 3).map((communeCode) => ({ id: dice.id(createdAt), communeCode }))
    for (const [nth, site] of sites.entries())
      planted.places.push({
        ...site,
        slug: `lieu-${at}-${nth}`,
        name: `Lieu ${at}-${nth}`,
        address: 'Place de la Mairie',
        postalCode: '46000',
        phone: '0565000000',
        zone: zoneOf(departementCode),
        createdAt,
      })
    planted.advisors.push({
      id: advisorId,
      structureId,
      firstName: 'Prénom',
      lastName: `Nom ${at}`,
      createdAt,
    })
    team.push({ advisorId, structureId, serviceId, places: sites, around: communeCodes })
  }
  plant(db, structures, planted.structures as (typeof structures.$inferInsert)[])
  plant(db, places, planted.places as (typeof places.$inferInsert)[])
  plant(db, advisors, planted.advisors as (typeof advisors.$inferInsert)[])
  return team
}
