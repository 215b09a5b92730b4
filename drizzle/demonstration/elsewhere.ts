import type { Db } from '../open.ts'
import { departementCalled } from '../geography.ts'
import { epcis } from '../schema/index.ts'
import type { Commune, Ground } from './ground.ts'
import {
  at,
  firstWeeks,
  fri,
  home,
  mon,
  phone,
  type PlacePlan,
  type Plan,
  sat,
  secondWeeks,
  thu,
  tue,
  wed,
  workshop,
  type WeekLine,
} from './plan.ts'
import { type Venue, venueName, venues } from './venues.ts'
import { workshopNames } from './workshops.ts'

const placeCount = 25
const advisorCount = 7

/** A département other than the Lot: the same life in its 25 most populated communes, with EPCI of its own. */
export function planElsewhere(db: Db, ground: Ground): Plan {
  const places = Array.from({ length: placeCount }, (_, rank) => placeAt(ground, rank))
  const epciOf = new Map(ground.communes.map(({ code, epciSiren }) => [code, epciSiren]))
  const employers = employersAmong(
    db,
    places.slice(1, advisorCount).flatMap(({ communeCode }) => epciOf.get(communeCode) ?? []),
  )
  const council = {
    name: `Conseil départemental ${departementCalled(ground.departementCode)}`,
    kind: 'DEPARTEMENT' as const,
    communeCode: places[0]?.communeCode ?? '',
  }
  return {
    structures: [
      council,
      ...employers.map(({ siren, name }) => ({
        name: inFull(name),
        kind: 'EPCI' as const,
        communeCode: ground.communes.find(({ epciSiren }) => epciSiren === siren)?.code ?? '',
      })),
    ],
    places,
    advisors: places.slice(0, advisorCount).map(({ communeCode }, rank) => ({
      structure: rank === 0 ? 0 : 1 + employers.findIndex(({ siren }) => siren === epciOf.get(communeCode)),
      week: weekOfAdvisor(rank),
    })),
  }
}

/** Three EPCI of the advisors' main towns, communautés de communes first as in the letter; or as many as there are. */
function employersAmong(db: Db, sirens: string[]) {
  const names = new Map(
    db
      .select()
      .from(epcis)
      .all()
      .map(({ siren, name }) => [siren, name]),
  )
  return [...new Set(sirens)]
    .map((siren) => ({ siren, name: names.get(siren) ?? siren }))
    .toSorted((a, b) => Number(isRural(b.name)) - Number(isRural(a.name)))
    .slice(0, 3)
}

const isRural = (name: string) => name.startsWith('CC ')

const inFull = (name: string) =>
  name
    .replace(/^CC /, 'Communauté de communes ')
    .replace(/^CA /, 'Communauté d’agglomération ')
    .replace(/^CU /, 'Communauté urbaine ')

const addresses: Record<Venue, string> = {
  library: '8 rue des Tilleuls',
  townHall: '1 place de la Mairie',
  franceServices: '12 avenue du Marché',
  thirdPlace: '21 rue des Imprimeurs',
  socialCentre: '3 rue des Lilas',
}

/** Where there are fewer than 25 communes, the largest have several places, told apart by their postal codes. */
function placeAt({ communes }: Ground, rank: number): PlacePlan {
  const round = Math.floor(rank / communes.length)
  const commune = communes[rank % communes.length] as Commune
  const postalCodes = commune.postalCodes.split(' ')
  const postalCode = postalCodes[round % postalCodes.length] ?? ''
  const venue = venues[(rank + round) % venues.length] ?? 'townHall'
  return {
    key: String(rank),
    communeCode: commune.code,
    venue,
    name: `${venueName(venue, commune.name)}${round > 0 ? ` (${postalCode})` : ''}`,
    address: addresses[venue],
    postalCode,
    accessNote:
      rank % 3 === 0 ? 'Sonnez à l’entrée, nous venons vous ouvrir.' : 'Parking gratuit devant le bâtiment.',
    stepFree: rank % 5 !== 4,
    markets: [[wed, sat], [fri], [tue], [sat], []][rank % 5] ?? [],
  }
}

/** Each advisor has a main town, a second one, and one or two more in alternate weeks. */
function weekOfAdvisor(advisor: number): WeekLine[] {
  const keys = [0, 1, 2, 3].map((round) => advisor + round * advisorCount).filter((rank) => rank < placeCount)
  const [main = 0, second = 0, third = 0, fourth = third] = keys
  const [town, other, village, hamlet] = [main, second, third, fourth].map(String) as [
    string,
    string,
    string,
    string,
  ]
  const [first = 'firstSteps', next = 'scams'] = [
    workshopNames[advisor],
    workshopNames[advisor + advisorCount],
  ]
  return [
    at(town, mon, '14:00', '17:30'),
    at(other, tue, '09:00', '12:00'),
    phone(tue, '14:00', '16:00'),
    at(town, wed, '09:00', '12:30'),
    workshop(town, wed, first),
    at(village, thu, '09:00', '12:00', firstWeeks),
    at(hamlet, thu, '09:00', '12:00', secondWeeks),
    home(thu, '14:00', '17:00'),
    at(other, fri, '09:00', '12:30'),
    workshop(other, fri, next, secondWeeks),
    at(town, sat, '09:00', '12:00', advisor % 2 === 0 ? firstWeeks : secondWeeks),
  ]
}
