import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { beneficiaries, erasures, importedBeneficiaries } from '#drizzle/schema/index.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
beforeEach(() => {
  lot = world()
})

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)

describe('people from a spreadsheet', () => {
  const file = (...people: Parameters<typeof following>[0][]) => ({
    importId: uuidv7(),
    people: people.map((person) => following(person)),
  })

  test('are followed all together', async () => {
    const sent = file({ lastName: 'Un' }, { lastName: 'Deux', communeCode: '46128' })
    expect(await camille().imports.addPeople(sent)).toEqual({ added: 2 })
    expect(await camille().imports.addPeople(sent)).toEqual({ added: 2 })
    expect((await camille().beneficiaries.list()).map(({ lastName }) => lastName)).toEqual(['Deux', 'Un'])
    expect(await nadia().beneficiaries.list()).toEqual([])
  })

  test('are followed all or none', async () => {
    const wrong = [{ communeCode: '75056' }, { birthYear: 2027 }, { notes: 'Sécu 2 55 08 14 168 025 38' }]
    for (const person of wrong)
      expect(['invalidInput', 'sensitiveNote']).toContain(
        await refusalOf(camille().imports.addPeople(file({}, person))),
      )
    expect(lot.db.select().from(beneficiaries).all()).toEqual([])
    expect(lot.db.select().from(importedBeneficiaries).all()).toEqual([])
    expect(await camille().imports.past()).toEqual([])
  })

  test('are erased when the import is taken back, unless somebody worked on their record', async () => {
    const sent = file(
      { lastName: 'Erased' },
      { lastName: 'Corrected' },
      { lastName: 'Kept' },
      { lastName: 'Came' },
    )
    await camille().imports.addPeople(sent)
    const [, corrected, kept, came] = sent.people.map(({ beneficiary }) => beneficiary)
    const changed = { beneficiary: { ...corrected!, firstName: 'Odette' }, noteConfirmed: false }
    await camille().beneficiaries.change({ requestId: uuidv7(), ...changed })
    const other = following({ lastName: 'Other' })
    await camille().beneficiaries.add(other)
    await camille().beneficiaries.merge({
      requestId: uuidv7(),
      id: other.beneficiary.id,
      intoId: kept!.id,
    })
    await camille().sessions.record(telling(lot)({ beneficiaryIds: [came!.id] }))
    await camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    expect((await camille().beneficiaries.list()).map(({ lastName }) => lastName)).toEqual([
      'Came',
      'Corrected',
      'Kept',
    ])
    expect(JSON.stringify(lot.db.select().from(beneficiaries).all())).not.toContain('Erased')
  })

  test('are erased some at a time, and never come back', async () => {
    const sent = file(...Array.from({ length: 60 }, (_, at) => ({ lastName: `Nom ${at}` })))
    await camille().imports.addPeople(sent)
    const again = () => camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    expect(await again()).toEqual({ left: 10 })
    expect(await again()).toEqual({ left: 0 })
    expect(await camille().beneficiaries.list()).toEqual([])
    expect(lot.db.select().from(erasures).all()).toHaveLength(60)
  })
})
