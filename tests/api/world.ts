import { tmpdir } from 'node:os'
import { uuidv7 } from 'uuidv7'
import { openDatabase } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import type { Settings } from '#server/env.ts'
import { appRouter } from '#server/router.ts'
import { sealToken } from '#server/sign-in/sealed.ts'
import { createCallerFactory } from '#server/trpc.ts'
import type { Actor, Role } from '#shared/permissions.ts'
import { searchable } from '#shared/territories.ts'
import { type Day, hour, type Instant, instantAt, type WallTime } from '#shared/time.ts'

export type Person = { actor: Actor; email: string }
export type World = ReturnType<typeof world>

export const zone = 'Europe/Paris'
const createCaller = createCallerFactory(appRouter)

/** Every verb of the house; by its name, the compiler need not write them all out wherever a world is told. */
export interface Caller extends ReturnType<typeof createCaller> {}

/**
 * A small world: two communautés de communes of the Lot and a commune of the Aveyron, one structure, two places, two
 * advisors who receive, and one person of each other role. It is Monday 15 June 2026, 8:00 in Paris.
 */
export function world(changed: Partial<Settings> = {}, file = ':memory:') {
  const db = openDatabase(file)
  const settings = { ...testSettings, ...changed }
  let now = instantAt('2026-06-15', '08:00', zone)
  const createdAt = instantAt('2026-01-01', '08:00', zone)
  db.insert(tables.departements)
    .values([
      { code: '46', name: 'Lot', zone },
      { code: '12', name: 'Aveyron', zone },
    ])
    .run()
  db.insert(tables.epcis).values(epcis).run()
  db.insert(tables.communes).values(communes).run()

  const structure = insert(tables.structures, {
    id: uuidv7(),
    name: 'Cauvaldor',
    kind: 'EPCI' as const,
    departementCode: '46',
    createdAt,
  })
  const place = addPlace('mediatheque-de-gramat', 'Médiathèque de Gramat', '46128')
  const otherPlace = addPlace('france-services-de-saint-cere', 'France Services de Saint-Céré', '46251')
  const service = insert(tables.services, {
    id: uuidv7(),
    code: 'individuel',
    nameFr: 'Rendez-vous individuel',
    nameEn: 'One-to-one appointment',
    kind: 'individual' as const,
    mode: 'place' as const,
    minutes: 60,
    noticeMinutes: 60,
    horizonDays: 60,
    openToPublic: true,
    createdAt,
  })
  const camille = addAdvisor('Camille', 'Delmas')
  const nadia = addAdvisor('Nadia', 'Ferrand')
  /** Camille on Tuesdays from 9:00 to 12:00 at Gramat, Nadia on Thursdays from 14:00 to 17:00 at Saint-Céré. */
  const openings = [
    addOpening(camille.actor.advisorId, place.id, 2, '09:00', '12:00'),
    addOpening(nadia.actor.advisorId, otherPlace.id, 4, '14:00', '17:00'),
  ] as const
  const coordinator = addPerson('Hélène', 'Roux', 'coordinator', { departementCode: '46' })
  const manager = addPerson('Marc', 'Vidal', 'structureManager', { structureId: structure.id })
  const prefecture = addPerson('Anne', 'Cazals', 'prefecture', { departementCode: '46' })
  const administrator = addPerson('Louis', 'Bergues', 'administrator', {})
  const people = { camille, nadia, coordinator, manager, prefecture, administrator }

  /** Calls the API as this person would, at the hour the world shows. */
  const as = (person: Person): Caller => createCaller(() => contextOf(person.actor))
  /** Calls the API as a citizen, or anybody without an account. */
  const citizen = (): Caller => createCaller(() => contextOf(null))
  const contextOf = (actor: Actor | null) => ({
    db,
    settings,
    now,
    actor,
    address: '192.0.2.1',
    trace: 'trace',
  })
  /** Moves the hands of the clock. */
  const setClock = (day: Day, time: WallTime) => (now = instantAt(day, time, zone))

  return {
    db,
    settings,
    structure,
    place,
    otherPlace,
    service,
    openings,
    people,
    as,
    citizen,
    contextOf,
    setClock,
    cookieOf,
    now: (): Instant => now,
  }

  /** The cookie header of this person's browser, signed in for twelve hours. */
  function cookieOf({ actor }: Person) {
    const token = uuidv7().replaceAll('-', '') + uuidv7().replaceAll('-', '')
    const moment = new Date(now)
    const expiresAt = new Date(now + 12 * hour)
    const signIn = { id: uuidv7(), userId: actor.userId, token: sealToken(token), expiresAt }
    db.insert(tables.signIns)
      .values({ ...signIn, createdAt: moment, updatedAt: moment })
      .run()
    return `permanence=${token}.signature`
  }

  function insert<Row extends object>(table: Parameters<typeof db.insert>[0], row: Row): Row {
    db.insert(table).values(row).run()
    return row
  }

  function addPlace(slug: string, name: string, communeCode: string) {
    const address = { address: '1 place de la Halle', postalCode: '46500', communeCode, phone: '0565000000' }
    return insert(tables.places, { id: uuidv7(), slug, name, ...address, zone, createdAt })
  }

  function addOpening(
    advisorId: string,
    placeId: string,
    weekday: 2 | 4,
    startsAt: WallTime,
    endsAt: WallTime,
  ) {
    const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [weekday], firstDay: '2026-01-01' }
    const hours = { startsAt, endsAt, recurrence, serviceId: service.id }
    return insert(tables.openings, { id: uuidv7(), advisorId, placeId, ...hours, createdAt })
  }

  function addAdvisor(firstName: string, lastName: string) {
    const advisor = { id: uuidv7(), structureId: structure.id, firstName, lastName, createdAt }
    db.insert(tables.advisors).values(advisor).run()
    const person = addPerson(firstName, lastName, 'advisor', {}, advisor.id)
    return {
      ...person,
      actor: { ...person.actor, advisorId: advisor.id, structureId: structure.id as string },
    }
  }

  function addPerson(
    firstName: string,
    lastName: string,
    role: Role,
    where: { structureId?: string; departementCode?: string },
    advisorId: string | null = null,
  ) {
    const [userId, name, moment] = [uuidv7(), `${firstName} ${lastName}`, new Date(createdAt)]
    const email = `${searchable(firstName)}.${searchable(lastName)}@exemple.fr`
    const grant = { structureId: null, departementCode: null, ...where, role }
    db.insert(tables.users)
      .values({ id: userId, name, email, advisorId, createdAt: moment, updatedAt: moment })
      .run()
    db.insert(tables.grants)
      .values({ id: uuidv7(), userId, ...grant, grantedAt: createdAt })
      .run()
    const actor: Actor = { userId, name, advisorId, structureId: null, grants: [grant] }
    return { actor, email }
  }
}

export const testSettings: Settings = {
  port: 3000,
  host: 'localhost',
  dataDir: tmpdir(),
  publicUrl: 'http://localhost:3000',
  departement: '46',
  otherDepartements: [],
  demo: false,
  identity: 'neutral',
  operator: 'Permanence',
  contact: null,
  hosting: null,
  smtpUrl: null,
  smsUrl: null,
  smsToken: null,
  smsResultToken: null,
  smsPerDay: 0,
  roadSpeed: 50,
  trustProxy: null,
  rateLimit: 0,
  apiRateLimit: 0,
  secret: 'a secret for tests, thirty-two characters or more',
}

const epcis = [
  { siren: '200066371', name: 'CC Causses et Vallée de la Dordogne', communeCount: 2 },
  { siren: '200023737', name: 'CA du Grand Cahors', communeCount: 1 },
]

const communes = [
  commune('46128', 'Gramat', '46500', '200066371', 3_438),
  commune('46251', 'Saint-Céré', '46400', '200066371', 3_344),
  commune('46042', 'Cahors', '46000', '200023737', 20_050),
  commune('12202', 'Rodez', '12000', null, 24_200),
]

function commune(
  code: string,
  name: string,
  postalCodes: string,
  epciSiren: string | null,
  population: number,
) {
  const departementCode = code.slice(0, 2)
  return { code, name, searchName: searchable(name), postalCodes, departementCode, epciSiren, population }
}
