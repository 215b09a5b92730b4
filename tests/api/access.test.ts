import type { SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import { visible } from '#server/access.ts'
import { type Actor, type Grant, may, mayAny, roles } from '#shared/permissions.ts'
import { advisorIds, anyAsker, anyWorld, type AnyWorld, furnish, waitsIn } from './any-world.ts'

/**
 * The rows that a condition of `access.ts` selects are those for which `may(actor, 'see', …)` says yes, whoever asks,
 * whatever the world.
 */
const db = openDatabase(':memory:')

/** Runs in a transaction that leaves nothing. */
function inWorld(world: AnyWorld, check: (furnished: ReturnType<typeof furnish>) => void) {
  db.$client.exec('begin')
  try {
    check(furnish(db, world))
  } finally {
    db.$client.exec('rollback')
  }
}

const seen = (table: SQLiteTable, condition: SQL, name: string) =>
  db
    .select()
    .from(table)
    .where(condition)
    .all()
    .map((row) => String((row as Record<string, unknown>)[name]))
    .toSorted((a, b) => a.localeCompare(b))

const sorted = (ids: readonly string[]) => ids.toSorted((a, b) => a.localeCompare(b))

function asActor(asker: { advisorId: string | null; grants: Grant[] }, world: AnyWorld): Actor {
  const at = advisorIds.indexOf(asker.advisorId as (typeof advisorIds)[number])
  return { ...asker, userId: 'u', name: 'Somebody', structureId: world.structureOf[at] ?? null }
}

const always = (
  check: (actor: Actor | null, world: AnyWorld, furnished: ReturnType<typeof furnish>) => void,
) =>
  fc.assert(
    fc.property(fc.option(anyAsker, { nil: null, freq: 20 }), anyWorld, (asker, world) =>
      inWorld(world, (furnished) => check(asker && asActor(asker, world), world, furnished)),
    ),
    { numRuns: 250 },
  )

describe('what somebody sees in the file is what they may see', () => {
  test('of appointments', () =>
    always((actor, world) => {
      const allowed = world.appointments.flatMap((each, at) =>
        may(actor, 'see', 'appointment', { advisorId: each }) ? [`${at}`] : [],
      )
      expect(seen(tables.appointments, visible.appointments(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of people who wait for a workshop, at a place, or for an earlier day', () =>
    always((actor, world) => {
      const allowed = waitsIn(world).filter(({ receivingIds }) => may(actor, 'see', 'wait', { receivingIds }))
      const ids = allowed.map(({ id }) => id)
      expect(seen(tables.waits, visible.waits(actor), 'id')).toEqual(sorted(ids))
    }))

  test('of sessions and their notes', () =>
    always((actor, world) => {
      const allowed = world.sessions.flatMap((each, at) => {
        const facts = { advisorId: each.advisorId, coAdvisorIds: each.led }
        expect(may(actor, 'see', 'notes', facts)).toBe(may(actor, 'see', 'session', facts))
        return may(actor, 'see', 'session', facts) ? [`${at}`] : []
      })
      expect(seen(tables.sessions, visible.sessions(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of workshops that a colleague noted', () =>
    always((actor, world) => {
      const allowed = world.sessions.flatMap(({ kind, structureId }, at) =>
        kind === 'workshop' && may(actor, 'see', 'workshop', { structureId }) ? [`${at}`] : [],
      )
      expect(seen(tables.sessions, visible.workshops(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of the people that advisors follow', () =>
    always((actor, world) => {
      const structureOf = (id: (typeof advisorIds)[number]) => world.structureOf[advisorIds.indexOf(id)]
      const allowed = world.followed.flatMap(({ advisorId, shared, revoked }, at) => {
        const sharedWithIds = shared.filter(
          (each) => !revoked.includes(each) && structureOf(each) === structureOf(advisorId),
        )
        return may(actor, 'see', 'beneficiary', { advisorId, sharedWithIds }) ? [`${at}`] : []
      })
      expect(seen(tables.beneficiaries, visible.beneficiaries(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of what coordinators do', () =>
    always((actor, world) => {
      const allowed = world.initiatives.flatMap((departementCode, at) =>
        may(actor, 'see', 'initiative', { departementCode }) ? [`${at}`] : [],
      )
      expect(seen(tables.initiatives, visible.initiatives(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of the roles that people hold', () =>
    always((actor, _world, { held }) => {
      const allowed = held.flatMap((where, at) => (may(actor, 'see', 'colleague', where) ? [`${at}`] : []))
      expect(seen(tables.grants, visible.colleagues(actor), 'id')).toEqual(sorted(allowed))
    }))

  test('of advisors', () =>
    always((actor, _world, { advisors, facts }) => {
      const allowed = advisors.filter((row) =>
        may(actor, 'see', 'advisor', {
          structureId: row.structureId,
          departementCode: facts(row.structureId).departementCode,
        }),
      )
      expect(seen(tables.advisors, visible.advisors(actor), 'id')).toEqual(
        sorted(allowed.map(({ id }) => id)),
      )
    }))

  test('of those whom one coordinates or manages', () =>
    always((actor, _world, { advisors, facts }) => {
      const allowed = advisors.filter((row) =>
        may(actor, 'see', 'team', {
          structureId: row.structureId,
          departementCode: facts(row.structureId).departementCode,
        }),
      )
      expect(seen(tables.advisors, visible.team(actor), 'id')).toEqual(sorted(allowed.map(({ id }) => id)))
    }))

  test('of structures', () =>
    always((actor, _world, { structures }) => {
      const allowed = structures.filter(({ id, departementCode }) =>
        may(actor, 'see', 'structure', { structureId: id, departementCode }),
      )
      const ids = allowed.map(({ id }) => id)
      expect(seen(tables.structures, visible.structures(actor), 'id')).toEqual(sorted(ids))
    }))

  test('of places', () =>
    always((actor) => {
      const allowed = may(actor, 'see', 'place', {}) ? ['p0'] : []
      expect(seen(tables.places, visible.places(actor), 'id')).toEqual(allowed)
    }))

  test.each([tables.dailyFigures, tables.monthlyFigures, tables.departementFigures])(
    'of figures (%#)',
    (totals) =>
      always((actor, world) => {
        const allowed = world.figures.filter((row) =>
          may(actor, 'see', 'figures', { departementCode: row.departement, structureId: row.structureId }),
        )
        const rows = seen(totals, visible.figures(actor, totals), 'structureId')
        expect(rows).toEqual(sorted(allowed.map((row) => row.structureId)))
      }),
  )
})

describe('nobody above an advisor', () => {
  const above = roles.filter((role) => role !== 'advisor')
  const asked = { advisorId: 'a0', coAdvisorIds: [], sharedWithIds: [] }
  const grantOf = (role: Grant['role']): Grant => ({ role, structureId: 's0', departementCode: '46' })

  test.each(above)('reads notes or names as %s', (role) => {
    const actor = {
      userId: 'u',
      name: 'Somebody',
      advisorId: null,
      structureId: null,
      grants: [grantOf(role)],
    }
    expect(mayAny(actor, 'see', 'notes')).toBe(false)
    expect(may(actor, 'see', 'session', asked)).toBe(false)
    expect(may(actor, 'see', 'appointment', asked)).toBe(false)
    expect(may(actor, 'see', 'beneficiary', asked)).toBe(false)
  })
})
