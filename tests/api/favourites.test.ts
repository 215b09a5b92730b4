import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { favouriteRequest, mostFavourites, type Repeated, repeatedOf, stillTold } from '#shared/favourites.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { type Person, world, type World } from './world.ts'

let lot: World
beforeEach(() => {
  lot = world()
})

const as = (person: Person) => lot.as(person).favourites
const camille = () => as(lot.people.camille)
const names = async (person = lot.people.camille) =>
  (await lot.as(person).sessions.usual({ day: '2026-06-15' })).favourites.map(({ name }) => name)
const last = async () =>
  (await lot.as(lot.people.camille).sessions.usual({ day: '2026-06-15' })).last?.told ?? null

const tablet = (changed: Partial<Repeated> = {}): Repeated => ({
  ...repeatedOf(telling(lot)({ kind: 'workshop', title: 'La tablette', level: 'debutant', minutes: 120 })),
  ...changed,
})

async function keep(name: string, told = tablet()) {
  const id = uuidv7()
  await camille().keep({ id, name, told })
  return id
}

describe('a favourite', () => {
  test('keeps what may be the same next time, and nothing of the people, the day or the note', async () => {
    const session = telling(lot)({ notes: 'Revient mardi', returning: 1, ages: { '70+': 1 }, minutes: 40 })
    const told = repeatedOf(session)
    await keep('Les mardis', told)
    const { favourites } = await lot.as(lot.people.camille).sessions.usual({ day: '2026-06-15' })
    expect(favourites).toMatchObject([{ name: 'Les mardis', told: { minutes: 40, topics: ['email'] } }])
    for (const personal of ['notes', 'day', 'participants', 'returning', 'ages', 'autonomy', 'mandate'])
      expect(favourites[0]!.told).not.toHaveProperty(personal)
  })

  test('may be kept before everything is told', () => {
    const told = tablet({ topics: [], placeId: null })
    expect(favouriteRequest.safeParse({ id: uuidv7(), name: 'À finir', told }).success).toBe(true)
    expect(favouriteRequest.safeParse({ id: uuidv7(), name: ' ', told }).success).toBe(false)
  })

  test('comes before those that serve less', async () => {
    await keep('Le lundi')
    const tuesday = await keep('Le mardi')
    lot.setClock('2026-06-15', '09:00')
    await keep('Le jeudi')
    expect(await names()).toEqual(['Le jeudi', 'Le mardi', 'Le lundi'])
    const requestId = uuidv7()
    await camille().countUse({ requestId, id: tuesday })
    await camille().countUse({ requestId, id: tuesday })
    expect(await names()).toEqual(['Le mardi', 'Le jeudi', 'Le lundi'])
    expect(lot.db.$client.prepare('select uses from favourites where id = ?').pluck().get(tuesday)).toBe(1)
  })

  test('takes another name, goes, and comes back', async () => {
    const id = await keep('Le mardi')
    await camille().rename({ requestId: uuidv7(), id, name: '  La tablette du mardi ' })
    expect(await names()).toEqual(['La tablette du mardi'])
    await camille().remove({ requestId: uuidv7(), id })
    expect(await names()).toEqual([])
    await camille().bringBack({ requestId: uuidv7(), id })
    expect(await names()).toEqual(['La tablette du mardi'])
  })

  test('is one’s own: nobody else sees it, or touches it', async () => {
    const id = await keep('Le mardi')
    expect(await names(lot.people.nadia)).toEqual([])
    const nadia = as(lot.people.nadia)
    const act = () => ({ requestId: uuidv7(), id })
    const tries = [
      nadia.rename({ ...act(), name: 'Pris' }),
      nadia.remove(act()),
      nadia.bringBack(act()),
      nadia.countUse(act()),
    ]
    for (const tried of tries) expect(await refusalOf(tried)).toBe('notFound')
    expect(await names()).toEqual(['Le mardi'])
  })

  test('has no secret in its name', async () => {
    const secret = '1 85 05 78 006 084 91'
    expect(await refusalOf(camille().keep({ id: uuidv7(), name: secret, told: tablet() }))).toBe(
      'sensitiveNote',
    )
    const id = await keep('Le mardi')
    expect(await refusalOf(camille().rename({ requestId: uuidv7(), id, name: secret }))).toBe('sensitiveNote')
  })

  test('is one of thirty at most, those that are gone not counted', async () => {
    const ids = []
    for (let n = 0; n < mostFavourites; n++) ids.push(await keep(`Favori ${n}`))
    const oneMore = () => camille().keep({ id: uuidv7(), name: 'De trop', told: tablet() })
    expect(await refusalOf(oneMore())).toBe('favouritesFull')
    await camille().remove({ requestId: uuidv7(), id: ids[0]! })
    await oneMore()
    expect(await names()).toHaveLength(mostFavourites)
  })

  test('no longer tells a place that has closed, nor a colleague who left', () => {
    const offered = { placeId: 'usual', places: [{ id: 'usual' }], colleagues: [{ id: 'nadia' }] }
    const told = tablet({ placeId: 'closed', coAdvisorIds: ['nadia', 'gone'] })
    expect(stillTold(told, offered)).toMatchObject({ placeId: 'usual', coAdvisorIds: ['nadia'] })
    expect(stillTold(tablet({ placeId: null, channel: 'home' }), offered).placeId).toBeNull()
  })
})

describe('what can be repeated', () => {
  const record = (changed: Parameters<ReturnType<typeof telling>>[0]) =>
    lot.as(lot.people.camille).sessions.record(telling(lot)(changed))

  test('is nothing before the first session', async () => {
    expect(await last()).toBeNull()
    await lot.as(lot.people.nadia).sessions.record(telling(lot)())
    expect(await last()).toBeNull()
  })

  test('is of the session told last, whatever its day, without its note and its people', async () => {
    await record({ minutes: 20 })
    lot.setClock('2026-06-15', '18:00')
    await record({ day: '2026-06-12', minutes: 90, topics: ['sante'], notes: 'Revient mardi', returning: 1 })
    expect(await last()).toMatchObject({ minutes: 90, topics: ['sante'], placeId: lot.place.id })
    for (const personal of ['id', 'notes', 'day', 'returning', 'appointmentId'])
      expect(await last()).not.toHaveProperty(personal)
  })

  test('is not what was withdrawn', async () => {
    await record({ minutes: 20 })
    lot.setClock('2026-06-15', '18:00')
    const mistake = telling(lot)({ minutes: 90 })
    await lot.as(lot.people.camille).sessions.record(mistake)
    await lot.as(lot.people.camille).sessions.withdraw({ requestId: uuidv7(), id: mistake.id })
    expect(await last()).toMatchObject({ minutes: 20 })
  })

  test('knows the commune of a visit at home', async () => {
    await record({ channel: 'home', placeId: null, communeCode: '46042' })
    expect(await last()).toMatchObject({ channel: 'home', placeId: null, communeCode: '46042' })
    await keep('À domicile', (await last())!)
    const usual = await lot.as(lot.people.camille).sessions.usual({ day: '2026-06-15' })
    expect([usual.last, ...usual.favourites].map((each) => each?.communeName)).toEqual(['Cahors', 'Cahors'])
  })
})
