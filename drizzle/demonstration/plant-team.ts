import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { advisors, places, structures } from '../schema/index.ts'
import { slugOf } from '#shared/place-input.ts'
import { isSiret } from '#shared/siret.ts'
import { departementOf } from '#shared/territories.ts'
import { advisorsOf } from './accounts.ts'
import { chance } from './chance.ts'
import type { Commune, Ground } from './ground.ts'
import { workPhoneOf } from './people.ts'
import type { PlacePlan, Plan, WeekLine } from './plan.ts'

export type Place = ReturnType<typeof placeRow> & Pick<PlacePlan, 'key' | 'venue' | 'markets'>

export type Advisor = { id: string; structureId: string; week: WeekLine[] }

/** Structures, places and advisors of the plan, as rows; the places with what the later draws need to know of them. */
export function plantTeam(db: Db, ground: Ground, plan: Plan) {
  const { departementCode, settledAt } = ground
  const employers = plan.structures.map((structure, rank) => ({
    ...structure,
    id: chance(`structure ${departementCode} ${rank}`).id(settledAt),
    departementCode,
    siret: null,
    createdAt: settledAt,
  }))
  const venues = plan.places.map((place, rank): Place => ({
    ...placeRow(ground, place, rank),
    key: place.key,
    venue: place.venue,
    markets: place.markets,
  }))
  const team = advisorsOf(ground.rank).map(({ firstName, lastName }, rank) => ({
    id: chance(`advisor ${departementCode} ${rank}`).id(settledAt),
    structureId: employers[plan.advisors[rank]?.structure ?? 0]?.id ?? '',
    firstName,
    lastName,
    videoLink: (plan.advisors[rank]?.week ?? []).some(({ service }) => service === 'video')
      ? `https://visio.exemple.fr/${slugOf(`${firstName} ${lastName}`)}`
      : null,
    createdAt: settledAt,
    week: plan.advisors[rank]?.week ?? [],
  }))
  plant(db, structures, employers)
  plant(db, places, withOwnNames(venues, namesTaken(db)))
  plant(db, advisors, team)
  return { structures: employers, places: venues, advisors: team as Advisor[] }
}

/** The second place of a town is `cahors-2`, and what another département already calls so bears the code of its own. */
function withOwnNames(venues: Place[], taken: Taken): Place[] {
  const given = new Map<string, number>()
  return venues.map((venue) => {
    const count = (given.get(venue.shortName) ?? 0) + 1
    given.set(venue.shortName, count)
    const shortName = count === 1 ? venue.shortName : `${venue.shortName}-${count}`
    const code = departementOf(venue.communeCode).toLowerCase()
    return {
      ...venue,
      slug: taken.slugs.has(venue.slug) ? `${venue.slug}-${code}` : venue.slug,
      shortName: taken.shortNames.has(shortName) ? `${shortName}-${code}` : shortName,
    }
  })
}

type Taken = ReturnType<typeof namesTaken>

function namesTaken(db: Db) {
  const there = db.select({ slug: places.slug, shortName: places.shortName }).from(places).all()
  return {
    slugs: new Set(there.map(({ slug }) => slug)),
    shortNames: new Set(there.map(({ shortName }) => shortName)),
  }
}

/** With a key that is right, of a company that no number begins like: nobody’s. */
function inventedSiret(rank: number): string {
  const digits = `000000000${String(rank + 1).padStart(4, '0')}`
  const keys = Array.from('0123456789', (key) => digits + key)
  return keys.find((each) => isSiret(each)) ?? ''
}

function placeRow(ground: Ground, plan: PlacePlan, rank: number) {
  const { departementCode, communes, zone, settledAt } = ground
  const commune = communes.find(({ code }) => code === plan.communeCode) as Commune
  return {
    id: chance(`place ${departementCode} ${rank}`).id(settledAt),
    slug: slugOf(plan.name),
    shortName: slugOf(commune.name),
    name: plan.name,
    address: plan.address,
    postalCode: plan.postalCode ?? commune.postalCodes.split(' ')[0] ?? '',
    communeCode: commune.code,
    latitude: commune.latitude,
    longitude: commune.longitude,
    phone: workPhoneOf(ground, rank + 1),
    accessNote: plan.accessNote,
    stepFree: plan.stepFree,
    zone,
    siret: inventedSiret(100 * ground.rank + rank),
    createdAt: settledAt,
    changedAt: null,
    closedAt: null,
  }
}
