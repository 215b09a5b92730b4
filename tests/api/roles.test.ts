import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { passwordCredential } from '#drizzle/passwords.ts'
import {
  advisors,
  appointments,
  audit,
  credentials,
  grants,
  signIns,
  users,
  verifications,
} from '#drizzle/schema/index.ts'
import { forgetSignIns } from '#server/sign-in/forget-sign-ins.ts'
import { may, type Role } from '#shared/permissions.ts'
import { hour } from '#shared/time.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let here: World
beforeEach(() => void (here = world()))

const asAdministrator = () => here.as(here.people.administrator)
const request = () => ({ requestId: uuidv7() })

const grantOf = ({ actor }: Person, role: Role) =>
  here.db
    .select()
    .from(grants)
    .where(and(eq(grants.userId, actor.userId), eq(grants.role, role)))
    .get()!

const rolesOf = async ({ actor }: Person) => {
  const people = await asAdministrator().signIn.people()
  return people.find(({ id }) => id === actor.userId)?.grants.map(({ role }) => role)
}

const advisorRow = ({ actor }: Person) =>
  here.db.select().from(advisors).where(eq(advisors.id, actor.advisorId!)).get()!

const give = (person: Person, role: Role, structureId: string | null = null) =>
  asAdministrator().signIn.grantRole({ ...request(), userId: person.actor.userId, role, structureId })

const revoke = (person: Person, role: Role) =>
  asAdministrator().signIn.revokeRole({ ...request(), grantId: grantOf(person, role).id })

const disable = (person: Person) =>
  asAdministrator().signIn.disable({ ...request(), userId: person.actor.userId })

function givePassword({ actor }: Person) {
  here.db
    .insert(credentials)
    .values(passwordCredential(actor.userId, 'a hash', here.now()))
    .run()
}

function expectSomebody({ actor }: Person, startsAt: number) {
  here.db
    .insert(appointments)
    .values({
      id: uuidv7(),
      reference: uuidv7(),
      advisorId: actor.advisorId!,
      placeId: here.place.id,
      serviceId: here.service.id,
      startsAt,
      endsAt: startsAt + hour,
      firstName: 'Odette',
      lastName: 'Serpolet',
      phone: '0612345678',
      need: 'unknown',
      bookedAt: here.now(),
    })
    .run()
}

describe('a role', () => {
  test('is given once, where it holds, and taken back', async () => {
    await give(here.people.camille, 'coordinator')
    await give(here.people.camille, 'coordinator')
    expect(await rolesOf(here.people.camille)).toEqual(['advisor', 'coordinator'])
    expect(grantOf(here.people.camille, 'coordinator').departementCode).toBe('46')
    await revoke(here.people.camille, 'coordinator')
    expect(await rolesOf(here.people.camille)).toEqual(['advisor'])
    expect(await refusalOf(revoke(here.people.camille, 'coordinator'))).toBe('notFound')
  })

  test('of manager holds for one structure', async () => {
    expect(await refusalOf(give(here.people.coordinator, 'structureManager'))).toBe('invalidInput')
    expect(await refusalOf(give(here.people.coordinator, 'structureManager', uuidv7()))).toBe('notFound')
    await give(here.people.coordinator, 'structureManager', here.structure.id)
    expect(grantOf(here.people.coordinator, 'structureManager').structureId).toBe(here.structure.id)
  })

  test('of advisor makes somebody receive, under their own name', async () => {
    await give(here.people.coordinator, 'advisor', here.structure.id)
    const row = here.db.select().from(advisors).where(eq(advisors.lastName, 'Roux')).get()
    expect(row).toMatchObject({ firstName: 'Hélène', structureId: here.structure.id })
  })

  test('can be given by nobody to themselves but an administrator', async () => {
    for (const person of [here.people.camille, here.people.coordinator, here.people.manager]) {
      const gift = {
        ...request(),
        userId: person.actor.userId,
        role: 'administrator' as const,
        structureId: null,
      }
      expect(await refusalOf(here.as(person).signIn.grantRole(gift))).toBe('notYours')
      expect(await rolesOf(person)).not.toContain('administrator')
    }
  })
})

describe('the last administrator', () => {
  test('can neither lose the role nor leave', async () => {
    givePassword(here.people.administrator)
    expect(await refusalOf(revoke(here.people.administrator, 'administrator'))).toBe('lastAdministrator')
    expect(await refusalOf(disable(here.people.administrator))).toBe('lastAdministrator')
    expect(await rolesOf(here.people.administrator)).toEqual(['administrator'])
  })

  test('is still the last while another was only invited, or is disabled', async () => {
    await give(here.people.coordinator, 'administrator')
    expect(await refusalOf(disable(here.people.administrator))).toBe('lastAdministrator')
    givePassword(here.people.coordinator)
    here.db
      .update(users)
      .set({ disabledAt: here.now() })
      .where(eq(users.id, here.people.coordinator.actor.userId))
      .run()
    expect(await refusalOf(disable(here.people.administrator))).toBe('lastAdministrator')
  })

  test('may leave once another can sign in', async () => {
    givePassword(here.people.coordinator)
    await give(here.people.coordinator, 'administrator')
    await disable(here.people.administrator)
    const row = here.db.select().from(users).where(eq(users.id, here.people.administrator.actor.userId)).get()
    expect(row?.disabledAt).toBe(here.now())
  })
})

describe('an advisor who leaves', () => {
  const advisorOf = (person: Person) => ({ ...request(), advisorId: person.actor.advisorId! })

  test('stays while people have appointments with them, and the refusal names no citizen', async () => {
    const tomorrow = here.now() + 25 * hour
    expectSomebody(here.people.camille, tomorrow)
    const attempts = [
      () => asAdministrator().advisors.deactivate(advisorOf(here.people.camille)),
      () => revoke(here.people.camille, 'advisor'),
      () => disable(here.people.camille),
    ]
    for (const attempt of attempts) {
      const { problem, more } = await detailsOf(attempt())
      expect(problem).toBe('appointmentsToCome')
      expect(more).toMatchObject([{ startsAt: tomorrow, placeName: here.place.name }])
      expect(JSON.stringify(more)).not.toMatch(/Odette|Serpolet|0612345678/)
    }
    expect(advisorRow(here.people.camille).deactivatedAt).toBeNull()
    expect(await rolesOf(here.people.camille)).toEqual(['advisor'])
  })

  test('receives no more once nobody is expected, and may come back', async () => {
    expectSomebody(here.people.camille, here.now() - hour)
    await asAdministrator().advisors.deactivate(advisorOf(here.people.camille))
    expect(advisorRow(here.people.camille).deactivatedAt).toBe(here.now())
    await asAdministrator().advisors.reactivate(advisorOf(here.people.camille))
    expect(advisorRow(here.people.camille).deactivatedAt).toBeNull()
  })

  test('loses their sign-ins, and the administrator reads who did it', async () => {
    here.cookieOf(here.people.camille)
    await disable(here.people.camille)
    expect(here.db.select().from(signIns).all()).toEqual([])
    expect(advisorRow(here.people.camille).deactivatedAt).toBe(here.now())
    expect(here.db.select().from(audit).all().at(-1)).toMatchObject({
      verb: 'signIn.disable',
      actorId: here.people.administrator.actor.userId,
      thingId: here.people.camille.actor.userId,
    })
    const act = { ...request(), userId: here.people.camille.actor.userId }
    await asAdministrator().signIn.enable(act)
    const people = await asAdministrator().signIn.people()
    expect(people.find(({ id }) => id === act.userId)).toMatchObject({ disabledAt: null })
  })

  test('is called by their new name everywhere', async () => {
    const change = {
      ...advisorOf(here.people.camille),
      firstName: 'Camille',
      lastName: 'Delmas-Roux',
      structureId: here.structure.id,
    }
    await asAdministrator().advisors.change(change)
    const names = (await here.as(here.people.nadia).advisors.list()).map(({ lastName }) => lastName)
    expect(names).toEqual(['Delmas-Roux', 'Ferrand'])
    const people = await asAdministrator().signIn.people()
    expect(people.map(({ name }) => name)).toContain('Camille Delmas-Roux')
  })
})

describe('what has ended', () => {
  test('is forgotten: sign-ins after twelve hours, invitations after seven days', async () => {
    here.cookieOf(here.people.camille)
    await asAdministrator().signIn.inviteAgain({ ...request(), userId: here.people.nadia.actor.userId })
    const left = () => [
      here.db.select().from(signIns).all().length,
      here.db.select().from(verifications).all().length,
    ]
    forgetSignIns(here.contextOf(null))
    expect(left()).toEqual([1, 1])
    here.setClock('2026-06-16', '08:00')
    forgetSignIns(here.contextOf(null))
    expect(left()).toEqual([0, 1])
    here.setClock('2026-06-23', '08:00')
    forgetSignIns(here.contextOf(null))
    expect(left()).toEqual([0, 0])
  })
})

describe('the team', () => {
  test('is seen by name, by those who work with it', async () => {
    const seenBy = async (person: Person) => (await here.as(person).advisors.list()).length
    expect(await seenBy(here.people.camille)).toBe(2)
    expect(await seenBy(here.people.manager)).toBe(2)
    expect(await seenBy(here.people.coordinator)).toBe(2)
    expect(await seenBy(here.people.administrator)).toBe(2)
    expect(await seenBy(here.people.prefecture)).toBe(0)
  })

  test('keeps its openings each for oneself; the administrator settles them all', () => {
    const { camille, nadia, coordinator, administrator } = here.people
    const hers = { advisorId: camille.actor.advisorId }
    expect(may(camille.actor, 'manage', 'opening', hers)).toBe(true)
    expect(may(nadia.actor, 'manage', 'opening', hers)).toBe(false)
    expect(may(coordinator.actor, 'manage', 'opening', hers)).toBe(false)
    expect(may(administrator.actor, 'manage', 'absence', hers)).toBe(true)
    expect(may(null, 'manage', 'absence', hers)).toBe(false)
  })
})
