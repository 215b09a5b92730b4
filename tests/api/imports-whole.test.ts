import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { importLines, imports } from '#drizzle/schema/index.ts'
import { bringIn } from '#server/imports/bring-in.ts'
import { finishImports } from '#server/imports/finish-imports.ts'
import { arrived, bring, expectRightTotals, filesOf, inJournal, lay } from './bringing.ts'
import { refusalOf } from './refusal.ts'
import { world, type World } from './world.ts'

let lot: World
let files: ReturnType<typeof filesOf>
beforeEach(() => {
  lot = world()
  files = filesOf(lot)
})

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)

describe('all of a file, or nothing', () => {
  const decide = (importId: string, lines: number) =>
    camille().imports.keep({ requestId: uuidv7(), importId, lines })

  test('of it is in the journal before its advisor has decided', async () => {
    const importId = uuidv7()
    await lay(camille(), ...files.partsOf(40, importId))
    expect(inJournal(lot)).toEqual([])
    expect(await camille().imports.past()).toMatchObject([{ sessions: 0, left: 0 }])
    await decide(importId, 40)
    await arrived(camille(), importId)
    expect(await camille().imports.progress({ importId })).toMatchObject({ lines: 40, left: 0, recorded: 40 })
    expect(inJournal(lot)).toHaveLength(40)
    expectRightTotals(lot)
  })

  test('comes when a part of it is missing, and nothing is added once it was decided', async () => {
    const importId = uuidv7()
    await lay(camille(), ...files.partsOf(20, importId))
    expect(await refusalOf(decide(importId, 40))).toBe('importIncomplete')
    expect(inJournal(lot)).toEqual([])
    await decide(importId, 20)
    await arrived(camille(), importId)
    expect(await refusalOf(decide(importId, 20))).toBe('importDecided')
    expect(await refusalOf(lay(camille(), files.part({ late: {} }, { importId })))).toBe('importDecided')
    expect(inJournal(lot)).toHaveLength(20)
  })

  test('comes in, once, after the house has fallen in the middle', async () => {
    const importId = uuidv7()
    await lay(camille(), ...files.partsOf(40, importId))
    const stops = AbortSignal.abort()
    lot.db.update(imports).set({ decidedAt: lot.now(), lines: 40 }).run()
    await bringIn({ ...lot.contextOf(null), stops }, importId)
    expect(inJournal(lot)).toEqual([])
    const fallen = new AbortController()
    const half = bringIn({ ...lot.contextOf(null), stops: fallen.signal }, importId)
    fallen.abort()
    await half
    expect(inJournal(lot)).toHaveLength(10)
    expectRightTotals(lot)
    await finishImports(lot.contextOf(null))
    expect(inJournal(lot)).toHaveLength(40)
    expect(await camille().imports.progress({ importId })).toMatchObject({ left: 0, recorded: 40 })
    expectRightTotals(lot)
  })

  test('stays when one of them is refused after all: those that were in are taken back', async () => {
    const importId = uuidv7()
    const parts = files.partsOf(40, importId)
    await lay(camille(), ...parts)
    const taken = parts[1].sessions[15]!.session.id
    await nadia().sessions.record(files.tell({ id: taken }))
    await decide(importId, 40)
    await arrived(camille(), importId)
    expect(await camille().imports.progress({ importId })).toMatchObject({ hasFailed: true, left: 0 })
    expect(inJournal(lot)).toMatchObject([{ id: taken }])
    expectRightTotals(lot)
    const again = files.partsOf(40, uuidv7())
    expect(await bring(camille(), ...again)).toEqual(Array(40).fill('ready'))
    expect(inJournal(lot)).toHaveLength(41)
  })

  test('is forgotten when nobody decides within the hour', async () => {
    await lay(camille(), ...files.partsOf(40, uuidv7()))
    await finishImports(lot.contextOf(null))
    expect(lot.db.select().from(importLines).all()).toHaveLength(40)
    lot.setClock('2026-06-15', '09:01')
    await finishImports(lot.contextOf(null))
    expect(lot.db.select().from(importLines).all()).toEqual([])
    expect(inJournal(lot)).toEqual([])
  })

  test('goes when it is taken back on its way, or before it was decided', async () => {
    const importId = uuidv7()
    await lay(camille(), ...files.partsOf(40, importId))
    await decide(importId, 40)
    expect(inJournal(lot)).toHaveLength(10)
    expect(await camille().imports.undo({ requestId: uuidv7(), importId })).toEqual({ left: 0 })
    await finishImports(lot.contextOf(null))
    expect(inJournal(lot)).toEqual([])
    expectRightTotals(lot)
    const other = uuidv7()
    await lay(camille(), ...files.partsOf(20, other))
    await camille().imports.undo({ requestId: uuidv7(), importId: other })
    expect(await refusalOf(decide(other, 20))).toBe('importUndone')
    expect(lot.db.select().from(importLines).all()).toEqual([])
  })

  test('says how far it has come to whoever made it alone', async () => {
    const sent = files.part({ a: {} })
    await bring(camille(), sent)
    expect(await refusalOf(nadia().imports.progress({ importId: sent.importId }))).toBe('notFound')
    const { importId } = sent
    expect(await refusalOf(nadia().imports.keep({ requestId: uuidv7(), importId, lines: 1 }))).toBe(
      'notFound',
    )
  })
})
