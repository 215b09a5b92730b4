import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { audit, beneficiaries, writes } from '#drizzle/schema/index.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let lot: World
beforeEach(() => void (lot = world()))

const camille = () => lot.as(lot.people.camille).beneficiaries
const nadia = () => lot.as(lot.people.nadia).beneficiaries
const namesOf = async () => (await camille().list()).map((each) => `${each.firstName} ${each.lastName}`)

/** Follows somebody, and says how to ask about them. */
async function follow(changed: Parameters<typeof following>[0] = {}) {
  const { id } = await camille().add(following(changed))
  return { id, seen: () => camille().beneficiary({ id }) }
}

describe('somebody whom an advisor follows', () => {
  test('is added with two names, and found by name among the others', async () => {
    await follow({ lastName: 'Vidal' })
    await follow({ lastName: 'Éloi' })
    await follow({ firstName: 'Aimé', lastName: 'Éloi' })
    expect(await namesOf()).toEqual(['Aimé Éloi', 'Odile Éloi', 'Odile Vidal'])
  })

  test('is added once, however often it is told, and another content is refused', async () => {
    const told = following()
    await camille().add(told)
    await camille().add(told)
    expect(await camille().list()).toHaveLength(1)
    const other = { ...told, beneficiary: { ...told.beneficiary, lastName: 'Vidal' } }
    expect(await refusalOf(camille().add(other))).toBe('keyReused')
  })

  test('is told again whole', async () => {
    const { id, seen } = await follow({ phone: '06 12 34 56 78' })
    lot.setClock('2026-06-16', '10:00')
    const { beneficiary } = following({ id, lastName: 'Vidal', communeCode: '46128', hasNoPhone: true })
    await camille().change({ requestId: uuidv7(), beneficiary, noteConfirmed: false })
    expect(await seen()).toMatchObject({
      ...beneficiary,
      communeName: 'Gramat',
      phone: null,
      changedAt: lot.now(),
    })
  })

  test.each([
    ['a number that must not be kept', { notes: 'Sécu 1 84 12 46 128 005 51' }, 'sensitiveNote'],
    ['a delicate word that was not read again', { notes: 'Sort de prison' }, 'noteToConfirm'],
    ['a year that has not come', { birthYear: 2027 }, 'invalidInput'],
    ['a commune that does not exist', { communeCode: '46999' }, 'invalidInput'],
    ['a number, and none', { phone: '0612345678', hasNoPhone: true }, 'invalidInput'],
    ['one name only', { lastName: ' ' }, 'invalidInput'],
  ])('is not kept with %s', async (_, changed, refusal) => {
    expect(await refusalOf(camille().add(following(changed)))).toBe(refusal)
    const { id } = await follow()
    const asked = { requestId: uuidv7(), ...following({ id, ...changed }) }
    expect(await refusalOf(camille().change(asked))).toBe(refusal)
  })

  test('keeps a delicate note that was read again', async () => {
    const { beneficiary } = following({ notes: 'Sort de prison' })
    await camille().add({ beneficiary, noteConfirmed: true })
    expect(await camille().beneficiary({ id: beneficiary.id })).toMatchObject({ notes: 'Sort de prison' })
  })

  test('is nobody’s else: a colleague finds neither them nor what to do with them', async () => {
    const { id } = await follow()
    const { id: own } = await nadia().add(following())
    const requestId = uuidv7()
    expect((await nadia().list()).map((each) => each.id)).toEqual([own])
    for (const asked of [
      nadia().beneficiary({ id }),
      nadia().copy({ id }),
      nadia().change({ requestId, ...following({ id }) }),
      nadia().merge({ requestId, id, intoId: own }),
      nadia().merge({ requestId, id: own, intoId: id }),
      nadia().part({ requestId, id }),
      nadia().tellApart({ requestId, id: own, otherId: id }),
      nadia().compareAgain({ requestId, id, otherId: own }),
      nadia().erase({ requestId, id }),
    ])
      expect(await refusalOf(asked)).toBe('notFound')
  })
})

describe('two records of one person', () => {
  test('become one that takes what it lacks, and are parted as they were', async () => {
    const kept = await follow({ email: 'odile@exemple.fr', gender: 'feminin' })
    const other = await follow({
      lastName: 'Vergne',
      email: 'o@exemple.fr',
      phone: '0612345678',
      notes: 'Tablette',
    })
    const before = [await kept.seen(), await other.seen()]
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    expect(await namesOf()).toEqual(['Odile Vergnes'])
    const together = await kept.seen()
    expect(together).toMatchObject({ email: 'odile@exemple.fr', phone: '0612345678', notes: 'Tablette' })
    expect(together.merged).toMatchObject([{ id: other.id, lastName: 'Vergne', email: 'o@exemple.fr' }])
    expect(await other.seen()).toMatchObject({ mergedIntoId: kept.id })

    await camille().part({ requestId: uuidv7(), id: other.id })
    const changedAt = lot.now()
    expect([await kept.seen(), await other.seen()]).toEqual([{ ...before[0], changedAt }, before[1]])
  })

  test('keep, once parted, what was corrected meanwhile', async () => {
    const kept = await follow()
    const other = await follow({ phone: '0612345678', notes: 'Tablette' })
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    const corrected = following({ id: kept.id, phone: '0687654321', notes: 'Tablette' })
    await camille().change({ requestId: uuidv7(), ...corrected })
    await camille().part({ requestId: uuidv7(), id: other.id })
    expect(await kept.seen()).toMatchObject({ phone: '0687654321', notes: '' })
  })

  test('take no number for somebody who is said to have none', async () => {
    const kept = await follow({ hasNoPhone: true })
    const other = await follow({ phone: '0612345678' })
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    expect(await kept.seen()).toMatchObject({ phone: null, hasNoPhone: true })
  })

  test('are merged once, and what stands behind another is neither corrected nor erased alone', async () => {
    const [kept, other, third] = [await follow(), await follow(), await follow()]
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    const requestId = uuidv7()
    for (const asked of [
      camille().merge({ requestId, id: other.id, intoId: third.id }),
      camille().merge({ requestId, id: third.id, intoId: other.id }),
      camille().change({ requestId, ...following({ id: other.id }) }),
      camille().erase({ requestId, id: other.id }),
    ])
      expect(await refusalOf(asked)).toBe('alreadyMerged')
    expect(await refusalOf(camille().merge({ requestId, id: third.id, intoId: third.id }))).toBe(
      'invalidInput',
    )
    expect(await refusalOf(camille().part({ requestId, id: third.id }))).toBe('notFound')

    await camille().merge({ requestId: uuidv7(), id: kept.id, intoId: third.id })
    expect((await third.seen()).merged.map(({ id, isDirect }) => [id, isDirect])).toEqual([
      [kept.id, true],
      [other.id, false],
    ])
    expect(await refusalOf(camille().part({ requestId: uuidv7(), id: other.id }))).toBe('alreadyMerged')
  })
})

describe('two people who look alike', () => {
  test('are told apart, in whatever order and however often, for their advisor alone, and compared again', async () => {
    const [one, other] = [await follow(), await follow()]
    await camille().tellApart({ requestId: uuidv7(), id: other.id, otherId: one.id })
    await camille().tellApart({ requestId: uuidv7(), id: one.id, otherId: other.id })
    expect(await camille().toldApart()).toEqual([{ oneId: one.id, otherId: other.id }])
    expect(await nadia().toldApart()).toEqual([])
    await camille().compareAgain({ requestId: uuidv7(), id: other.id, otherId: one.id })
    expect(await camille().toldApart()).toEqual([])
  })

  test('are two: nobody is told apart from themselves', async () => {
    const { id } = await follow()
    const asked = camille().tellApart({ requestId: uuidv7(), id, otherId: id })
    expect(await refusalOf(asked)).toBe('invalidInput')
  })
})

describe('the copy of what is kept of somebody', () => {
  test('says all of it in words, and its name says nothing of them', async () => {
    const kept = await follow({ birthYear: 1950, phone: '0612345678', status: 'retraite', notes: 'Tablette' })
    const other = await follow({ lastName: 'Vergne', email: 'o@exemple.fr', hasNoPhone: true })
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    const { name, content } = await camille().copy({ id: kept.id })
    expect(name).toBe('copie-de-fiche-2026-06-15.json')
    expect(JSON.parse(content)).toMatchObject({
      'Suivi par': 'Camille Delmas',
      Nom: 'Vergnes',
      'Année de naissance': 1950,
      Téléphone: '06\u00a012\u00a034\u00a056\u00a078',
      Situation: 'Retraité',
      Notes: 'Tablette',
      'Fiches réunies à celle-ci': [{ Nom: 'Vergne', 'Adresse électronique': 'o@exemple.fr' }],
    })
  })
})

describe('somebody who is erased', () => {
  const marked = {
    firstName: 'Canariname',
    lastName: 'Canarisurname',
    email: 'canari@exemple.fr',
    notes: 'canarinote',
  }
  const everything = () =>
    JSON.stringify([beneficiaries, writes, audit].map((table) => lot.db.select().from(table).all()))

  test('leaves nothing in the file, nor do the records behind theirs', async () => {
    const [kept, other, third] = [await follow(marked), await follow(marked), await follow(marked)]
    await camille().merge({ requestId: uuidv7(), id: third.id, intoId: other.id })
    await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
    expect(everything()).toMatch(/canari/i)
    await camille().erase({ requestId: uuidv7(), id: kept.id })
    expect(everything()).not.toMatch(/canari/i)
    expect(lot.db.select().from(beneficiaries).all()).toHaveLength(3)
    expect(await camille().list()).toEqual([])
    for (const { seen } of [kept, other, third]) expect(await refusalOf(seen())).toBe('notFound')
  })

  test('is not brought back by a laptop that adds or corrects them again', async () => {
    const told = following(marked)
    await camille().add(told)
    await camille().erase({ requestId: uuidv7(), id: told.beneficiary.id })
    await camille().add(told)
    expect(await refusalOf(camille().change({ requestId: uuidv7(), ...told }))).toBe('notFound')
    expect(await camille().list()).toEqual([])
    expect(everything()).not.toMatch(/canari/i)
  })

  test('comes back by no hand, even in the file itself', async () => {
    const { id } = await follow()
    await camille().erase({ requestId: uuidv7(), id })
    const { $client } = lot.db
    expect(() =>
      $client.exec(`update beneficiaries set erased_at = null, first_name = 'A', last_name = 'B'`),
    ).toThrow('never comes back')
    expect(() => $client.exec('delete from beneficiaries')).toThrow('their rows stay')
  })
})
