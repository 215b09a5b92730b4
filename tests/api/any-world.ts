import fc from 'fast-check'
import type { Db } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import { type Grant, roles } from '#shared/permissions.ts'
import {
  aBeneficiary,
  aCommune,
  anAdvisor,
  anAppointment,
  anInitiative,
  anOpening,
  aPlace,
  aService,
  aSession,
  aShare,
  aStructure,
  aUser,
  aWait,
  noFigures,
} from './any-rows.ts'

/** Any world of two départements, three structures and four advisors; anybody who asks, with any mixture of roles. */
const departements = ['12', '46'] as const
const structureIds = ['s0', 's1', 's2'] as const
export const advisorIds = ['a0', 'a1', 'a2', 'a3'] as const

const departement = fc.constantFrom(...departements)
const structureId = fc.constantFrom(...structureIds)
const advisorId = fc.constantFrom(...advisorIds)

export const anyWorld = fc.record({
  departementOf: fc.tuple(departement, departement, departement),
  structureOf: fc.tuple(structureId, structureId, structureId, structureId),
  appointments: fc.array(advisorId, { maxLength: 5 }),
  receiving: fc.uniqueArray(advisorId),
  anywhere: fc.uniqueArray(advisorId),
  workshops: fc.array(advisorId, { maxLength: 3 }),
  sessions: fc.array(
    fc.record({
      advisorId,
      led: fc.uniqueArray(advisorId),
      kind: fc.constantFrom('individual', 'workshop'),
      structureId,
    }),
    { maxLength: 5 },
  ),
  followed: fc.array(
    fc.record({
      advisorId,
      shared: fc.uniqueArray(advisorId),
      revoked: fc.uniqueArray(advisorId),
    }),
    { maxLength: 5 },
  ),
  initiatives: fc.array(departement, { maxLength: 4 }),
  /** Roles that people hold, each of them an advisor besides. */
  held: fc.array(fc.record({ role: fc.constantFrom(...roles), advisorId, structureId, departement }), {
    maxLength: 4,
  }),
  figures: fc.uniqueArray(fc.record({ departement, structureId }), {
    maxLength: 6,
    selector: (row) => `${row.departement} ${row.structureId}`,
  }),
})
export type AnyWorld = typeof anyWorld extends fc.Arbitrary<infer World> ? World : never

const anyGrant = fc
  .record({ role: fc.constantFrom(...roles), structureId, departementCode: departement })
  .map((grant): Grant => ({
    role: grant.role,
    structureId: grant.role === 'structureManager' ? grant.structureId : null,
    departementCode: ['coordinator', 'prefecture'].includes(grant.role) ? grant.departementCode : null,
  }))

export const anyAsker = fc.record({
  advisorId: fc.option(advisorId, { nil: null }),
  grants: fc.array(anyGrant, { maxLength: 4 }),
})

/** What the world holds, each row with what `may` must know of it. */
export function furnish(db: Db, world: AnyWorld) {
  const structures = structureIds.map((id, at) => ({ id, departementCode: world.departementOf[at]! }))
  const advisors = advisorIds.map((id, at) => ({ id, structureId: world.structureOf[at]! }))
  const facts = (id: string) => structures.find((structure) => structure.id === id)!
  db.insert(tables.departements)
    .values(departements.map((code) => ({ code, name: code, zone: 'Europe/Paris' })))
    .run()
  db.insert(tables.communes)
    .values(departements.map((code) => ({ ...aCommune, code: `${code}001`, departementCode: code })))
    .run()
  db.insert(tables.structures)
    .values(structures.map((row) => ({ ...aStructure, ...row })))
    .run()
  db.insert(tables.advisors)
    .values(advisors.map((row) => ({ ...anAdvisor, ...row })))
    .run()
  db.insert(tables.places)
    .values({ ...aPlace, communeCode: '46001' })
    .run()
  db.insert(tables.services).values(aService).run()
  world.appointments.forEach((each, at) =>
    db
      .insert(tables.appointments)
      .values({
        ...anAppointment,
        id: `${at}`,
        reference: `${at}`,
        advisorId: each,
        startsAt: at,
        endsAt: at + 1,
      })
      .run(),
  )
  furnishWaits(db, world)
  world.followed.forEach(({ advisorId: owner, shared, revoked }, at) => {
    db.insert(tables.beneficiaries)
      .values({ ...aBeneficiary, id: `${at}`, advisorId: owner })
      .run()
    for (const colleague of shared.filter((each) => each !== owner))
      db.insert(tables.beneficiaryShares)
        .values({
          ...aShare,
          id: `${at} ${colleague}`,
          beneficiaryId: `${at}`,
          advisorId: colleague,
          sharedById: owner,
          revokedAt: revoked.includes(colleague) ? 1 : null,
        })
        .run()
  })
  world.sessions.forEach((each, at) => {
    db.insert(tables.sessions)
      .values({
        ...aSession,
        id: `${at}`,
        advisorId: each.advisorId,
        kind: each.kind,
        participants: each.kind === 'workshop' ? 3 : 1,
        structureId: each.structureId,
      })
      .run()
    for (const led of each.led)
      db.insert(tables.sessionAdvisors)
        .values({ sessionId: `${at}`, advisorId: led })
        .run()
  })
  db.insert(tables.users).values(aUser).run()
  db.insert(tables.users)
    .values(advisorIds.map((each) => ({ ...aUser, id: each, email: `${each}@exemple.fr`, advisorId: each })))
    .run()
  const held = world.held.map(({ role, advisorId: userId, structureId: managed, departement: seen }, at) => {
    const isSeated = role === 'coordinator' || role === 'prefecture'
    const own = role === 'structureManager' ? managed : null
    const departementCode = isSeated ? seen : null
    db.insert(tables.grants)
      .values({ id: `${at}`, userId, role, structureId: own, departementCode, grantedAt: 1 })
      .run()
    const where = role === 'advisor' ? advisors.find(({ id }) => id === userId)!.structureId : own
    return {
      structureId: where,
      departementCode: departementCode ?? (where && facts(where).departementCode),
    }
  })
  world.initiatives.forEach((departementCode, at) =>
    db
      .insert(tables.initiatives)
      .values({ ...anInitiative, id: `${at}`, departementCode })
      .run(),
  )
  for (const row of world.figures) {
    const key = {
      communeCode: `${row.departement}001`,
      drawn: true,
      structureId: row.structureId,
      kind: 'individual',
    }
    db.insert(tables.dailyFigures)
      .values({ ...noFigures, ...key, day: '2026-06-15' })
      .run()
    db.insert(tables.monthlyFigures)
      .values({ ...noFigures, ...key, month: '2026-06' })
      .run()
    db.insert(tables.departementFigures)
      .values({ ...noFigures, ...key, departementCode: row.departement, month: '2026-06' })
      .run()
  }
  return { structures, advisors, facts, held }
}

/** One who waits for each workshop, one at the only place, one for what needs none, one for an earlier day than each appointment elsewhere. */
export const waitsIn = (world: AnyWorld) => [
  ...world.workshops.map((advisor, at) => ({ id: `workshop ${at}`, receivingIds: [advisor] })),
  { id: 'place', receivingIds: world.receiving },
  { id: 'anywhere', receivingIds: world.anywhere },
  ...world.appointments.map((advisor, at) => ({ id: `earlier ${at}`, receivingIds: [advisor] })),
]

function furnishWaits(db: Db, world: AnyWorld) {
  world.receiving.forEach((advisorId, at) =>
    db
      .insert(tables.openings)
      .values({ ...anOpening, id: `o${at}`, advisorId })
      .run(),
  )
  world.workshops.forEach((advisorId, at) => {
    db.insert(tables.openings)
      .values({ ...anOpening, id: `w${at}`, advisorId, seats: 8 })
      .run()
    db.insert(tables.waits)
      .values({ ...aWait, id: `workshop ${at}`, placeId: 'p0', workshopId: `w${at}`, startsAt: 1 })
      .run()
  })
  db.insert(tables.waits)
    .values({ ...aWait, id: 'place', placeId: 'p0' })
    .run()
  world.anywhere.forEach((advisorId, at) =>
    db
      .insert(tables.openings)
      .values({ ...anOpening, id: `a${at}`, advisorId, placeId: null, serviceId: at % 2 ? null : 'v0' })
      .run(),
  )
  db.insert(tables.waits)
    .values({ ...aWait, id: 'anywhere', phone: '0611111111' })
    .run()
  world.appointments.forEach((_, at) =>
    db
      .insert(tables.waits)
      .values({ ...aWait, id: `earlier ${at}`, phone: `061234567${at}`, appointmentId: `${at}` })
      .run(),
  )
}
