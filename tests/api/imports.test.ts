import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { audit, importedSessions } from '#drizzle/schema/index.ts'
import { bring, expectRightTotals, filesOf, inJournal, lay } from './bringing.ts'
import { refusalOf } from './refusal.ts'
import { figuresShown } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let files: ReturnType<typeof filesOf>
beforeEach(() => {
  lot = world()
  files = filesOf(lot)
})

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)

const year = { from: '2026-01-01', to: '2026-12-31' }

describe('sessions from another tool', () => {
  test('enter the journal of whoever brings them, and the figures where they took place', async () => {
    const lines = {
      a: { day: '2025-11-04', minutes: 30 },
      b: { day: '2025-11-04', kind: 'workshop' as const, participants: 8, placeId: lot.otherPlace.id },
    }
    expect(await bring(camille(), files.part(lines))).toEqual(['ready', 'ready'])
    expect(inJournal(lot)).toMatchObject([
      {
        day: '2025-11-04',
        minutes: 30,
        advisorId: lot.people.camille.actor.advisorId,
        recordedAt: lot.now(),
      },
      { participants: 8, communeCode: '46251', structureId: lot.structure.id },
    ])
    expect(figuresShown(lot).reduce((sum, { participants }) => sum + participants, 0)).toBe(1 + 8)
    expectRightTotals(lot)
  })

  test('come in once, however often the file is brought and whoever brings it', async () => {
    await bring(camille(), files.part({ a: {}, b: {} }))
    expect(await bring(camille(), files.part({ a: {}, b: {}, c: {} }))).toEqual(['known', 'known', 'ready'])
    expect(await bring(nadia(), files.part({ b: {}, d: {} }))).toEqual(['known', 'ready'])
    expect(inJournal(lot)).toHaveLength(4)
    expectRightTotals(lot)
  })

  test('come in once when the same part is sent again, and answer alike', async () => {
    const sent = files.part({ a: {}, b: { day: '2026-07-01' } })
    const first = await bring(camille(), sent)
    expect(first).toEqual(['ready', 'dayInFuture'])
    expect(await lay(camille(), sent)).toEqual(first)
    expect(inJournal(lot)).toHaveLength(1)
    expectRightTotals(lot)
  })

  test('told in several lines, are one session that each of its lines recognises', async () => {
    const workshop = { kind: 'workshop' as const, participants: 3 }
    const sent = files.part({ a: workshop })
    await bring(camille(), {
      ...sent,
      sessions: sent.sessions.map((line) => ({ ...line, keys: ['a', 'b', 'c'] })),
    })
    expect(await bring(camille(), files.part({ b: {}, c: {} }))).toEqual(['known', 'known'])
    expect(inJournal(lot)).toHaveLength(1)
  })

  test('without a name of their own, are told apart from those of a colleague', async () => {
    const same = { 'line of a file': {} }
    await bring(camille(), files.part(same, { isOwnKey: true }))
    expect(await bring(nadia(), files.part(same, { isOwnKey: true }))).toEqual(['ready'])
    expect(await bring(nadia(), files.part(same, { isOwnKey: true }))).toEqual(['known'])
  })

  test('are the sessions that Permanence exported, when it was Permanence', async () => {
    const told = files.tell()
    await camille().sessions.record(told)
    const again = files.part({ [told.id]: {}, other: {} }, { source: 'permanence' })
    expect(await bring(camille(), again)).toEqual(['known', 'ready'])
  })

  test('that break a rule are refused one by one, and keep nobody else out', async () => {
    const sent = files.part({
      future: { day: '2026-06-16' },
      secret: { notes: 'Sécu 2 55 08 14 168 025 38' },
      nowhere: { placeId: uuidv7() },
      good: {},
      twiceOneself: {
        kind: 'workshop',
        participants: 4,
        coAdvisorIds: [lot.people.camille.actor.advisorId],
      },
      unknownTag: { tagIds: [uuidv7()] },
      somebodyFollowed: { beneficiaryIds: [uuidv7()] },
    })
    expect(await bring(camille(), sent)).toEqual([
      'dayInFuture',
      'sensitiveNote',
      'notFound',
      'ready',
      'invalidInput',
      'notFound',
      'invalidInput',
    ])
    expect(inJournal(lot)).toHaveLength(1)
    expect(lot.db.select().from(importedSessions).all()).toMatchObject([{ key: 'good' }])
    expectRightTotals(lot)
  })

  test('never take the id of a session that is there', async () => {
    const told = files.tell()
    await camille().sessions.record(told)
    expect(await bring(nadia(), files.part({ a: { id: told.id } }))).toEqual(['keyReused'])
    expect(inJournal(lot)).toHaveLength(1)
  })

  test('do not enter an import of somebody else', async () => {
    const sent = files.part({ a: {} })
    await bring(camille(), sent)
    expect(await refusalOf(bring(nadia(), files.part({ b: {} }, { importId: sent.importId })))).toBe(
      'notFound',
    )
  })

  test('are known by the days they were on, to whoever has them in their journal', async () => {
    await bring(camille(), files.part({ a: { day: '2026-05-02' }, b: { day: '2025-05-02' } }))
    await bring(camille(), files.part({ c: { day: '2026-05-03' } }, { isOwnKey: true }))
    const asked = { source: 'la_coop' as const, ...year }
    expect((await camille().imports.knownKeys(asked)).toSorted()).toEqual(['a', 'c'])
    expect(await nadia().imports.knownKeys(asked)).toEqual([])
    expect(await camille().imports.knownKeys({ ...asked, source: 'espace_coop' })).toEqual([])
    expect(await refusalOf(camille().imports.knownKeys({ ...asked, from: '2020-01-01' }))).toBe(
      'rangeTooLong',
    )
  })

  test('leave one line in the audit for each part, without anything of what they say', async () => {
    const sent = files.part({ a: { title: 'Tablette', kind: 'workshop', participants: 2 }, b: {} })
    await bring(camille(), sent)
    const rows = lot.db.select().from(audit).all()
    expect(rows).toMatchObject([
      { verb: 'imports.addSessions', thingId: sent.importId },
      { verb: 'imports.keep', thingId: sent.importId },
    ])
    expect(JSON.stringify(rows)).not.toContain('Tablette')
  })
})

describe('taking an import back', () => {
  test('empties the journal and the figures of what it brought, some at a time', async () => {
    await camille().sessions.record(files.tell())
    const importId = uuidv7()
    await bring(camille(), ...files.partsOf(60, importId))
    expect(await camille().imports.past()).toMatchObject([
      { id: importId, sessions: 60, left: 0, undoneAt: null },
    ])
    expect(await camille().imports.undo({ requestId: uuidv7(), importId })).toEqual({ left: 20 })
    expectRightTotals(lot)
    expect(await camille().imports.undo({ requestId: uuidv7(), importId })).toEqual({ left: 0 })
    expect(inJournal(lot)).toHaveLength(1)
    expect(await camille().imports.past()).toMatchObject([{ sessions: 0, undoneAt: lot.now() }])
    expectRightTotals(lot)
  })

  test('lets the same file come again, under another import', async () => {
    const sent = files.part({ a: {} })
    await bring(camille(), sent)
    await camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    const again = files.part({ a: {} }, { importId: sent.importId })
    expect(await refusalOf(bring(camille(), again))).toBe('importUndone')
    expect(await bring(camille(), files.part({ a: {} }))).toEqual(['ready'])
    expect(inJournal(lot)).toHaveLength(1)
    expectRightTotals(lot)
  })

  test('keeps what was corrected since, and leaves alone what was already withdrawn', async () => {
    const sent = files.part({ corrected: {}, withdrawn: {}, left: {} })
    await bring(camille(), sent)
    const [corrected, withdrawn] = sent.sessions.map(({ session }) => session)
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...corrected!, minutes: 90 },
      corrections: 0,
    })
    await camille().sessions.withdraw({ requestId: uuidv7(), id: withdrawn!.id, undo: false })
    await camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    expect(inJournal(lot)).toMatchObject([{ id: corrected!.id, minutes: 90 }])
    expectRightTotals(lot)
  })

  test('is for whoever made it alone', async () => {
    const sent = files.part({ a: {} })
    await bring(camille(), sent)
    expect(await refusalOf(nadia().imports.undo({ requestId: uuidv7(), importId: sent.importId }))).toBe(
      'notFound',
    )
    expect(await nadia().imports.past()).toEqual([])
  })
})
