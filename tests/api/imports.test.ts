import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { audit, importedSessions, monthlyFigures, sessions } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import type { SessionsImport } from '#shared/imports.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { refusalOf } from './refusal.ts'
import { figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille)
const nadia = () => lot.as(lot.people.nadia)
const inJournal = () =>
  lot.db
    .select()
    .from(sessions)
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)

const year = { from: '2026-01-01', to: '2026-12-31' }

/** A part of a file of La Coop: what its lines say, under the names that La Coop gives them. */
function part(
  lines: Record<string, Partial<SessionInput>>,
  changed: Partial<SessionsImport> & { isOwnKey?: boolean } = {},
): SessionsImport {
  const { isOwnKey = false, ...rest } = changed
  return {
    requestId: uuidv7(),
    importId: uuidv7(),
    source: 'la_coop',
    sessions: Object.entries(lines).map(([key, said]) => ({ keys: [key], isOwnKey, session: tell(said) })),
    ...rest,
  }
}

/** What the running totals show is what a recount finds. */
function expectRightTotals() {
  const shown = [figuresShown(lot), lot.db.select().from(monthlyFigures).all()]
  recountFigures(lot.db)
  expect(shown).toEqual([figuresShown(lot), lot.db.select().from(monthlyFigures).all()])
}

describe('sessions from another tool', () => {
  test('enter the journal of whoever brings them, and the figures where they took place', async () => {
    const lines = {
      a: { day: '2025-11-04', minutes: 30 },
      b: { day: '2025-11-04', kind: 'workshop' as const, participants: 8, placeId: lot.otherPlace.id },
    }
    expect(await camille().imports.addSessions(part(lines))).toEqual(['recorded', 'recorded'])
    expect(inJournal()).toMatchObject([
      {
        day: '2025-11-04',
        minutes: 30,
        advisorId: lot.people.camille.actor.advisorId,
        recordedAt: lot.now(),
      },
      { participants: 8, communeCode: '46251', structureId: lot.structure.id },
    ])
    expect(figuresShown(lot).map(({ participants }) => participants)).toEqual([1, 8])
    expectRightTotals()
  })

  test('come in once, however often the file is brought and whoever brings it', async () => {
    await camille().imports.addSessions(part({ a: {}, b: {} }))
    expect(await camille().imports.addSessions(part({ a: {}, b: {}, c: {} }))).toEqual([
      'known',
      'known',
      'recorded',
    ])
    expect(await nadia().imports.addSessions(part({ b: {}, d: {} }))).toEqual(['known', 'recorded'])
    expect(inJournal()).toHaveLength(4)
    expectRightTotals()
  })

  test('come in once when the same part is sent again, and answer alike', async () => {
    const sent = part({ a: {}, b: { day: '2026-07-01' } })
    const first = await camille().imports.addSessions(sent)
    expect(first).toEqual(['recorded', 'dayInFuture'])
    expect(await camille().imports.addSessions(sent)).toEqual(first)
    expect(inJournal()).toHaveLength(1)
    expectRightTotals()
  })

  test('told in several lines, are one session that each of its lines recognises', async () => {
    const workshop = { kind: 'workshop' as const, participants: 3 }
    const sent = part({ a: workshop })
    await camille().imports.addSessions({
      ...sent,
      sessions: sent.sessions.map((line) => ({ ...line, keys: ['a', 'b', 'c'] })),
    })
    expect(await camille().imports.addSessions(part({ b: {}, c: {} }))).toEqual(['known', 'known'])
    expect(inJournal()).toHaveLength(1)
  })

  test('without a name of their own, are told apart from those of a colleague', async () => {
    const same = { 'line of a file': {} }
    await camille().imports.addSessions(part(same, { isOwnKey: true }))
    expect(await nadia().imports.addSessions(part(same, { isOwnKey: true }))).toEqual(['recorded'])
    expect(await nadia().imports.addSessions(part(same, { isOwnKey: true }))).toEqual(['known'])
  })

  test('are the sessions that Permanence exported, when it was Permanence', async () => {
    const told = tell()
    await camille().sessions.record(told)
    const again = part({ [told.id]: {}, other: {} }, { source: 'permanence' })
    expect(await camille().imports.addSessions(again)).toEqual(['known', 'recorded'])
  })

  test('that break a rule are refused one by one, and keep nobody else out', async () => {
    const sent = part({
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
    expect(await camille().imports.addSessions(sent)).toEqual([
      'dayInFuture',
      'sensitiveNote',
      'notFound',
      'recorded',
      'invalidInput',
      'notFound',
      'invalidInput',
    ])
    expect(inJournal()).toHaveLength(1)
    expect(lot.db.select().from(importedSessions).all()).toMatchObject([{ key: 'good' }])
    expectRightTotals()
  })

  test('never take the id of a session that is there', async () => {
    const told = tell()
    await camille().sessions.record(told)
    expect(await nadia().imports.addSessions(part({ a: { id: told.id } }))).toEqual(['keyReused'])
    expect(inJournal()).toHaveLength(1)
  })

  test('do not enter an import of somebody else', async () => {
    const sent = part({ a: {} })
    await camille().imports.addSessions(sent)
    expect(await refusalOf(nadia().imports.addSessions(part({ b: {} }, { importId: sent.importId })))).toBe(
      'notFound',
    )
  })

  test('are known by the days they were on, to whoever has them in their journal', async () => {
    await camille().imports.addSessions(part({ a: { day: '2026-05-02' }, b: { day: '2025-05-02' } }))
    await camille().imports.addSessions(part({ c: { day: '2026-05-03' } }, { isOwnKey: true }))
    const asked = { source: 'la_coop' as const, ...year }
    expect((await camille().imports.knownKeys(asked)).toSorted()).toEqual(['a', 'c'])
    expect(await nadia().imports.knownKeys(asked)).toEqual([])
    expect(await camille().imports.knownKeys({ ...asked, source: 'espace_coop' })).toEqual([])
    expect(await refusalOf(camille().imports.knownKeys({ ...asked, from: '2020-01-01' }))).toBe(
      'rangeTooLong',
    )
  })

  test('leave one line in the audit for each part, without anything of what they say', async () => {
    const sent = part({ a: { title: 'Tablette', kind: 'workshop', participants: 2 }, b: {} })
    await camille().imports.addSessions(sent)
    const rows = lot.db.select().from(audit).all()
    expect(rows).toMatchObject([{ verb: 'imports.addSessions', thingId: sent.importId }])
    expect(JSON.stringify(rows)).not.toContain('Tablette')
  })
})

describe('taking an import back', () => {
  test('empties the journal and the figures of what it brought, some hundred at a time', async () => {
    await camille().sessions.record(tell())
    const importId = uuidv7()
    for (let from = 0; from < 120; from += 40) {
      const lines = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`line ${from + at}`, {}]))
      await camille().imports.addSessions(part(lines, { importId }))
    }
    expect(await camille().imports.past()).toMatchObject([{ id: importId, sessions: 120, undoneAt: null }])
    expect(await camille().imports.undo({ requestId: uuidv7(), importId })).toEqual({ left: 20 })
    expectRightTotals()
    expect(await camille().imports.undo({ requestId: uuidv7(), importId })).toEqual({ left: 0 })
    expect(inJournal()).toHaveLength(1)
    expect(await camille().imports.past()).toMatchObject([{ sessions: 0, undoneAt: lot.now() }])
    expectRightTotals()
  })

  test('lets the same file come again, under another import', async () => {
    const sent = part({ a: {} })
    await camille().imports.addSessions(sent)
    await camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    const again = part({ a: {} }, { importId: sent.importId })
    expect(await refusalOf(camille().imports.addSessions(again))).toBe('importUndone')
    expect(await camille().imports.addSessions(part({ a: {} }))).toEqual(['recorded'])
    expect(inJournal()).toHaveLength(1)
    expectRightTotals()
  })

  test('keeps what was corrected since, and leaves alone what was already withdrawn', async () => {
    const sent = part({ corrected: {}, withdrawn: {}, left: {} })
    await camille().imports.addSessions(sent)
    const [corrected, withdrawn] = sent.sessions.map(({ session }) => session)
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...corrected!, minutes: 90 },
      corrections: 0,
    })
    await camille().sessions.withdraw({ requestId: uuidv7(), id: withdrawn!.id, undo: false })
    await camille().imports.undo({ requestId: uuidv7(), importId: sent.importId })
    expect(inJournal()).toMatchObject([{ id: corrected!.id, minutes: 90 }])
    expectRightTotals()
  })

  test('is for whoever made it alone', async () => {
    const sent = part({ a: {} })
    await camille().imports.addSessions(sent)
    expect(await refusalOf(nadia().imports.undo({ requestId: uuidv7(), importId: sent.importId }))).toBe(
      'notFound',
    )
    expect(await nadia().imports.past()).toEqual([])
  })
})
