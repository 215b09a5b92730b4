import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  advisors,
  audit,
  grants,
  openings,
  places,
  structures,
  users,
  workPhones,
  writes,
} from '#drizzle/schema/index.ts'
import { refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let w: World
beforeEach(() => {
  w = world()
})

const colleagues = (person: Person) => w.as(person).directory.colleagues()
const names = async (person: Person) => (await colleagues(person)).map(({ name }) => name)
const tell = (person: Person, phone: string | null) =>
  w.as(person).directory.tellPhone({ requestId: uuidv7(), phone })

describe('the directory of colleagues', () => {
  it('says who works here, as what, where they receive, and how to reach them at work', async () => {
    await tell(w.people.nadia, '05 65 11 22 33')
    const found = await colleagues(w.people.camille)
    expect(found.map(({ name }) => name)).toEqual([
      'Anne Cazals',
      'Camille Delmas',
      'Hélène Roux',
      'Louis Bergues',
      'Marc Vidal',
      'Nadia Ferrand',
    ])
    expect(found.find(({ name }) => name === 'Nadia Ferrand')).toEqual({
      id: w.people.nadia.actor.userId,
      name: 'Nadia Ferrand',
      email: 'nadia.ferrand@exemple.fr',
      phone: '0565112233',
      roles: ['advisor'],
      structureName: 'Cauvaldor',
      isMe: false,
      places: [{ name: 'France Services de Saint-Céré', slug: w.otherPlace.slug, epciSiren: '200066371' }],
    })
    expect(found.filter(({ isMe }) => isMe).map(({ name }) => name)).toEqual(['Camille Delmas'])
  })

  it('shows each the people of their territory', async () => {
    w.db
      .insert(structures)
      .values({ ...w.structure, id: 'elsewhere', name: 'Rodez', departementCode: '12' })
      .run()
    w.db.update(advisors).set({ structureId: 'elsewhere' }).where(eq(advisors.firstName, 'Nadia')).run()
    expect(await names(w.people.coordinator)).toEqual([
      'Anne Cazals',
      'Camille Delmas',
      'Hélène Roux',
      'Marc Vidal',
    ])
    expect(await names(w.people.prefecture)).toEqual(await names(w.people.coordinator))
    expect(await names(w.people.manager)).toEqual(['Camille Delmas', 'Marc Vidal'])
    expect(await names(w.people.administrator)).toHaveLength(6)
    expect(await refusalOf(w.citizen().directory.colleagues())).toBe('signInFirst')
  })

  it('leaves out closed accounts, roles taken back, and places that are closed', async () => {
    w.db.update(users).set({ disabledAt: 1 }).where(eq(users.name, 'Marc Vidal')).run()
    w.db.update(grants).set({ revokedAt: 1 }).where(eq(grants.role, 'prefecture')).run()
    w.db.update(places).set({ closedAt: 1 }).where(eq(places.id, w.otherPlace.id)).run()
    const found = await colleagues(w.people.camille)
    expect(found.map(({ name }) => name)).not.toContain('Marc Vidal')
    expect(found.map(({ name }) => name)).not.toContain('Anne Cazals')
    expect(found.find(({ name }) => name === 'Nadia Ferrand')!.places).toEqual([])
  })

  it('names somebody once, with all their roles', async () => {
    w.db
      .insert(grants)
      .values({
        id: uuidv7(),
        userId: w.people.camille.actor.userId,
        role: 'coordinator',
        departementCode: '46',
        grantedAt: 1,
      })
      .run()
    const found = (await colleagues(w.people.nadia)).filter(({ name }) => name === 'Camille Delmas')
    expect(found).toHaveLength(1)
    expect(found[0]!.roles.toSorted()).toEqual(['advisor', 'coordinator'])
  })

  it('holds a work number only as long as its owner wants it, and never in the audit', async () => {
    await tell(w.people.camille, '06 12 34 56 78')
    await tell(w.people.camille, '05 65 99 99 99')
    expect(w.db.select().from(workPhones).all()).toMatchObject([
      { userId: w.people.camille.actor.userId, phone: '0565999999' },
    ])
    await tell(w.people.camille, null)
    expect(w.db.select().from(workPhones).all()).toEqual([])
    expect(await refusalOf(tell(w.people.camille, 'bureau'))).toBe('invalidInput')
    const kept = JSON.stringify([w.db.select().from(audit).all(), w.db.select().from(writes).all()])
    expect(kept).not.toMatch(/0612345678|0565999999/)
  })
})

it('forgets the work number of whoever leaves', async () => {
  await tell(w.people.prefecture, '0565112233')
  const { userId } = w.people.prefecture.actor
  await w.as(w.people.administrator).signIn.disable({ requestId: uuidv7(), userId })
  expect(w.db.select().from(workPhones).all()).toEqual([])
})

describe('the directory of places', () => {
  it('says where each is, how to call it, when somebody receives, and its short address', async () => {
    const found = await w.as(w.people.manager).directory.places()
    expect(found.map(({ name }) => name)).toEqual(['Médiathèque de Gramat', 'France Services de Saint-Céré'])
    expect(found[0]).toMatchObject({
      address: '1 place de la Halle',
      communeName: 'Gramat',
      epciSiren: '200066371',
      phone: '0565000000',
      shortAddress: 'http://localhost:3000/l/mediatheque-de-gramat',
      rules: [
        { recurrence: { repeat: 'weekly', weekdays: [2] }, hours: { startsAt: '09:00', endsAt: '12:00' } },
      ],
    })
    w.db.update(openings).set({ seats: 8 }).run()
    w.db.update(places).set({ closedAt: 1 }).where(eq(places.id, w.otherPlace.id)).run()
    const now = await w.as(w.people.manager).directory.places()
    expect(now.map(({ name }) => name)).toEqual(['Médiathèque de Gramat'])
  })
})
