import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyPassword } from '#drizzle/passwords.ts'
import { advisors, credentials, grants, places, structures, users } from '#drizzle/schema/index.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let here: World
beforeEach(() => {
  here = world()
  here.db.delete(grants).run()
})

const visit = (more: object = {}) => ({
  requestId: uuidv7(),
  administrator: {
    firstName: 'Rose',
    lastName: 'Lacoste',
    email: 'rose@exemple.fr',
    password: 'un mot de passe assez long',
  },
  structure: { name: 'Ville de Cahors', kind: 'COMMUNE' as const, communeCode: '46042' },
  place: {
    name: 'Hôtel de ville',
    address: '73 boulevard Gambetta',
    postalCode: '46000',
    communeCode: '46042',
    phone: '0565208700',
  },
  advisor: { firstName: 'Malo', lastName: 'Noisetier', email: 'malo@exemple.fr' },
  ...more,
})

describe('the first visit', () => {
  test('opens the house: an administrator, a structure, a place and an advisor', async () => {
    expect(await here.citizen().house.settings()).toMatchObject({ isOpen: false })
    const { link } = await here.citizen().house.open(visit())
    expect(await here.citizen().house.settings()).toMatchObject({ isOpen: true })
    const rose = here.db.select().from(users).where(eq(users.email, 'rose@exemple.fr')).get()!
    const { password } = here.db.select().from(credentials).where(eq(credentials.userId, rose.id)).get()!
    expect(await verifyPassword(password!, 'un mot de passe assez long')).toBe(true)
    const held = here.db.select().from(grants).all()
    expect(held.map(({ role, userId }) => [role, userId === rose.id])).toEqual([
      ['administrator', true],
      ['advisor', false],
    ])
    const malo = here.db.select().from(advisors).where(eq(advisors.lastName, 'Noisetier')).get()!
    const structure = here.db.select().from(structures).where(eq(structures.id, malo.structureId)).get()
    expect(structure).toMatchObject({ name: 'Ville de Cahors', departementCode: '46' })
    expect(here.db.select().from(places).where(eq(places.slug, 'hotel-de-ville')).get()).toMatchObject({
      phone: '0565208700',
      zone: 'Europe/Paris',
    })
    const key = link!.split('#')[1]!
    const acceptance = { requestId: uuidv7(), key, password: 'un autre mot de passe' }
    expect(await here.citizen().signIn.acceptInvitation(acceptance)).toEqual({ email: 'malo@exemple.fr' })
  })

  test('lets who administers receive too', async () => {
    expect(await here.citizen().house.open(visit({ advisor: null }))).toEqual({ link: null })
    const rose = here.db.select().from(users).where(eq(users.email, 'rose@exemple.fr')).get()!
    expect(here.db.select().from(advisors).where(eq(advisors.id, rose.advisorId!)).get()).toMatchObject({
      firstName: 'Rose',
      lastName: 'Lacoste',
    })
  })

  test('happens once: the same request gets the same answer, another is refused', async () => {
    const first = visit()
    const answer = await here.citizen().house.open(first)
    expect(await here.citizen().house.open(first)).toEqual(answer)
    const before = here.db.select().from(users).all()
    const second = visit({ administrator: { ...first.administrator, email: 'autre@exemple.fr' } })
    expect(await refusalOf(here.citizen().house.open(second))).toBe('houseAlreadyOpen')
    expect(here.db.select().from(users).all()).toEqual(before)
  })

  test('is won by one of two who come together', async () => {
    const other = {
      firstName: 'Zoé',
      lastName: 'Colvert',
      email: 'zoe@exemple.fr',
      password: 'encore un mot de passe',
    }
    const outcomes = await Promise.allSettled([
      here.citizen().house.open(visit({ advisor: null })),
      here.citizen().house.open(visit({ advisor: null, administrator: other })),
    ])
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'fulfilled',
      'rejected',
    ])
    expect(here.db.select().from(grants).where(eq(grants.role, 'administrator')).all()).toHaveLength(1)
  })

  test('leaves nothing behind when something is wrong', async () => {
    const nowhere = visit({ place: { ...visit().place, communeCode: '46999' } })
    expect(await refusalOf(here.citizen().house.open(nowhere))).toBe('invalidInput')
    expect(await here.citizen().house.settings()).toMatchObject({ isOpen: false })
    expect(here.db.select().from(structures).where(eq(structures.name, 'Ville de Cahors')).all()).toEqual([])
  })
})
