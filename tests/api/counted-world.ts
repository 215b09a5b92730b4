import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import * as tables from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { countKeys } from '#shared/small-counts.ts'
import { type Topic, topics } from '#shared/themes.ts'
import { addDays } from '#shared/time.ts'
import { world } from './world.ts'

/** Communes where sessions take place: one merged into Cahors since, one of an EPCI that straddles the border. */
export const communes = [
  { code: '46128', today: '46128', departement: '46', epci: '200066371' },
  { code: '46251', today: '46251', departement: '46', epci: '200066371' },
  { code: '46042', today: '46042', departement: '46', epci: '200023737' },
  { code: '46999', today: '46042', departement: '46', epci: '200023737' },
  { code: '46333', today: '46333', departement: '46', epci: '200069151' },
  { code: '12300', today: '12300', departement: '12', epci: '200069151' },
  { code: '12202', today: '12202', departement: '12', epci: null },
]

/** The small world with those communes, a second structure, and sessions planted as they are given. */
export function countedWorld() {
  const lot = world()
  const { db } = lot
  const other = { ...lot.structure, id: uuidv7(), name: 'Ville de Cahors' }
  db.insert(tables.structures).values(other).run()
  db.insert(tables.epcis)
    .values({ siren: '200069151', name: 'CC Ouest Aveyron Communauté', communeCount: 29 })
    .run()
  const commune = (code: string, name: string, epciSiren: string | null) => ({
    code,
    name,
    searchName: name.toLowerCase(),
    postalCodes: '46000',
    epciSiren,
    population: 100,
    departementCode: code.slice(0, 2),
  })
  db.insert(tables.communes)
    .values([
      commune('46999', 'Ancienne', null),
      commune('46333', 'Vidaillac', '200069151'),
      commune('12300', 'Villefranche-de-Rouergue', '200069151'),
    ])
    .run()
  db.insert(tables.formerCommunes).values({ code: '46999', communeCode: '46042' }).run()

  /** Replaces all sessions by these, and counts them. */
  function plant(sessions: readonly Told[]) {
    db.delete(tables.sessionTopics).run()
    db.delete(tables.sessions).run()
    const recorded = sessions.map(({ byOther, topics: touched, isWithdrawn, ...told }) => ({
      ...told,
      id: uuidv7(),
      structureId: byOther ? other.id : lot.structure.id,
      touched,
      withdrawnAt: isWithdrawn ? 1 : null,
    }))
    for (const { touched, ...session } of recorded) {
      db.insert(tables.sessions)
        .values({ ...session, channel: 'other', advisorId: lot.people.camille.actor.advisorId, ...kept })
        .run()
      for (const topic of touched)
        db.insert(tables.sessionTopics).values({ sessionId: session.id, topic }).run()
    }
    recountFigures(db)
    return recorded
  }
  return { ...lot, other, plant }
}

export type CountedWorld = ReturnType<typeof countedWorld>
export type Recorded = ReturnType<CountedWorld['plant']>[number]

const kept = {
  details: { equipment: [], procedures: [], ages: {}, genders: {}, statuses: {} },
  recordedAt: 0,
}

const anyDay = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2023-09-20', days))

export const anyTold = fc
  .record({
    kind: fc.constantFrom('individual' as const, 'workshop' as const),
    day: fc.oneof(anyDay, fc.constantFrom('2024-02-29', '2024-12-31', '2025-01-01')),
    minutes: fc.integer({ min: 5, max: 480 }),
    people: fc.integer({ min: 1, max: 12 }),
    before: fc.nat({ max: 12 }),
    referral: fc.constantFrom(null, 'administration' as const),
    communeCode: fc.constantFrom(...communes.map(({ code }) => code)),
    byOther: fc.boolean(),
    isWithdrawn: fc.constantFrom(false, false, false, true),
    countKey: fc.nat({ max: countKeys - 1 }),
    topics: fc.oneof(
      { weight: 4, arbitrary: fc.subarray([...topics], { maxLength: 5 }) },
      { weight: 1, arbitrary: fc.constant<Topic[]>(['diagnostic_numerique']) },
    ),
  })
  .map(({ people, before, ...told }) => {
    const participants = told.kind === 'workshop' ? people : 1
    return { ...told, participants, returning: Math.min(before, participants) }
  })
export type Told = typeof anyTold extends fc.Arbitrary<infer One> ? One : never

export const manyTold = fc.array(anyTold, { minLength: 5, maxLength: 40, size: 'max' })

const somewhere = fc.constantFrom<Pick<DashboardQuestion, 'departement' | 'epci' | 'commune'>>(
  { departement: '46' },
  { departement: '46' },
  { departement: '46' },
  { departement: '46', epci: '200066371' },
  { departement: '46', epci: '200023737' },
  { departement: '46', epci: '200069151' },
  { departement: '46', commune: '46042' },
  { departement: '46', epci: '200066371', commune: '46251' },
)

export const anyQuestion = fc
  .record({
    where: somewhere,
    from: anyDay,
    days: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 800 })),
    wholeMonths: fc.boolean(),
    kind: fc.constantFrom(undefined, undefined, 'individual' as const, 'workshop' as const),
  })
  .map(({ where, from, days, wholeMonths, kind }): DashboardQuestion => {
    const start = wholeMonths ? `${from.slice(0, 7)}-01` : from
    return { ...where, from: start, to: addDays(start, days), ...(kind ? { kind } : {}) }
  })

/** An hour with somebody, told on the day of the world. */
export const oneTold: Told = {
  kind: 'individual',
  day: '2026-06-15',
  minutes: 60,
  participants: 1,
  returning: 0,
  referral: null,
  communeCode: '46128',
  byOther: false,
  isWithdrawn: false,
  /** Counts outside its structure. */
  countKey: 0,
  topics: ['email'],
}
