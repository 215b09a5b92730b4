import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { tags } from '#drizzle/schema/index.ts'
import { mostTagsOfOne, type TagScope, tagKey } from '#shared/tags.ts'
import { refusalOf } from './refusal.ts'
import { on, tagging } from './tagging.ts'
import { telling } from './telling.ts'
import { type Person, world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
let add: ReturnType<typeof tagging>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
  add = tagging(lot)
})

const camille = () => lot.as(lot.people.camille)
const namesSeen = async (person: Person) => (await lot.as(person).tags.list()).map(({ name }) => name)
const tagsOf = async (id: string) => (await camille().sessions.session({ id })).tags.map(({ name }) => name)

describe('a tag', () => {
  test('is seen by those it is for: its advisor, its team, its département', async () => {
    const { camille: her, nadia, manager, coordinator, administrator } = lot.people
    await add('Relance')
    await add('Bus numérique', 'team')
    await add('Cité éducative', 'departement', coordinator)
    expect(await namesSeen(her)).toEqual(['Bus numérique', 'Cité éducative', 'Relance'])
    expect(await namesSeen(nadia)).toEqual(['Bus numérique', 'Cité éducative'])
    expect(await namesSeen(manager)).toEqual(['Bus numérique', 'Cité éducative'])
    for (const person of [coordinator, administrator])
      expect(await namesSeen(person)).toEqual(['Cité éducative'])
    expect(await refusalOf(lot.as(lot.people.prefecture).tags.list())).toBe('notYours')
  })

  test('stands among the others as French people order them: « 5 » before « 13 », « É » as « E »', async () => {
    const order = ['Atelier 5', 'atelier 13', 'Écoute', 'Emploi']
    const tagIds: string[] = []
    for (const name of order.toReversed()) tagIds.push(await add(name))
    const { id } = await camille().sessions.record(tell({ tagIds }))
    expect(await namesSeen(lot.people.camille)).toEqual(order)
    expect(await tagsOf(id)).toEqual(order)
    const { tags: narrowing } = await camille().statistics.narrowings({ departement: '46' })
    expect(narrowing.map(({ name }) => name)).toEqual(order)
  })

  test('is added by those it is theirs to keep', async () => {
    const may = async (person: Person, scope: TagScope) =>
      refusalOf(add(`${scope} ${person.actor.name}`, scope, person))
    const { camille: her, manager, coordinator, administrator } = lot.people
    const table = [
      [her, ['no refusal', 'no refusal', 'notYours']],
      [manager, ['notYours', 'no refusal', 'notYours']],
      [coordinator, ['notYours', 'notYours', 'no refusal']],
      [administrator, ['notYours', 'notYours', 'no refusal']],
    ] as const
    for (const [person, expected] of table)
      expect([
        await may(person, 'personal'),
        await may(person, 'team'),
        await may(person, 'departement'),
      ]).toEqual(expected)
  })

  test('is renamed by those alone', async () => {
    const [mine, ours, common] = [
      await add('Relance'),
      await add('Bus', 'team'),
      await add('Cité', 'departement', lot.people.coordinator),
    ]
    const rename = (person: Person, id: string) =>
      refusalOf(lot.as(person).tags.rename({ ...on(id), name: 'Autrement', confirmed: false }))
    expect(await rename(lot.people.nadia, mine)).toBe('notFound')
    expect(await rename(lot.people.nadia, ours)).toBe('no refusal')
    expect(await rename(lot.people.nadia, common)).toBe('notYours')
    expect(await rename(lot.people.coordinator, ours)).toBe('notFound')
  })

  test('is one name in a scope, whatever its accents and capitals; another scope may have it too', async () => {
    await add('Été des jeunes')
    expect(await refusalOf(add('ete  des JEUNES'))).toBe('tagExists')
    await add('Été des jeunes', 'team')
    await add('Été des jeunes', 'personal', lot.people.nadia)
    const advisorId = lot.people.camille.actor.advisorId
    const again = { name: 'eté des jeunes', searchName: tagKey('eté des jeunes'), addedAt: lot.now() }
    expect(() =>
      lot.db
        .insert(tags)
        .values({ id: uuidv7(), advisorId, ...again })
        .run(),
    ).toThrow(/UNIQUE/)
    expect(() =>
      lot.db
        .insert(tags)
        .values({ id: uuidv7(), ...again })
        .run(),
    ).toThrow(/tags_one_owner/)
  })

  test('says something, in forty characters at most, and nothing that must not be kept', async () => {
    for (const name of ['', '   ', '!?', 'a'.repeat(41)])
      expect(await refusalOf(add(name))).toBe('invalidInput')
    expect(await refusalOf(add('1 85 05 78 006 084 91'))).toBe('sensitiveNote')
    expect(await refusalOf(add('Dossier MDPH'))).toBe('noteToConfirm')
    await camille().tags.add({ id: uuidv7(), name: 'Dossier MDPH', scope: 'personal', confirmed: true })
    expect(await namesSeen(lot.people.camille)).toEqual(['Dossier MDPH'])
  })

  test('is added once, however often it is sent; beyond three hundred, none', async () => {
    const request = { id: uuidv7(), name: 'Relance', scope: 'personal' as const, confirmed: false }
    await camille().tags.add(request)
    await camille().tags.add(request)
    expect(await namesSeen(lot.people.camille)).toEqual(['Relance'])
    for (let nth = 1; nth < mostTagsOfOne; nth += 1) await add(`Numéro ${nth}`)
    expect(await refusalOf(add('De trop'))).toBe('tagsFull')
  })

  test('retired, keeps its sessions and frees its name; comes back unless the name was taken', async () => {
    const id = await add('Relance')
    const told = tell({ tagIds: [id] })
    await camille().sessions.record(told)
    await camille().tags.retire(on(id))
    expect(await tagsOf(told.id)).toEqual(['Relance'])
    expect((await camille().tags.list())[0]).toMatchObject({ retiredAt: lot.now(), uses: 1 })
    const other = await add('relance')
    expect(await refusalOf(camille().tags.bringBack(on(id)))).toBe('tagExists')
    await camille().tags.rename({ ...on(other), name: 'Autre', confirmed: false })
    await camille().tags.bringBack(on(id))
    expect((await camille().tags.list()).find((tag) => tag.id === id)).toMatchObject({ retiredAt: null })
  })
})
