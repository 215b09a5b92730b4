import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { sessionTags } from '#drizzle/schema/index.ts'
import { forgetNotes } from '#server/sessions/forget-notes.ts'
import { refusalOf } from './refusal.ts'
import { on, tagging } from './tagging.ts'
import { correctionsOf, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
let add: ReturnType<typeof tagging>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
  add = tagging(lot)
})

const camille = () => lot.as(lot.people.camille)
const june = { from: '2026-06-01', to: '2026-06-30' }
const merged = (id: string, intoId: string) => ({ requestId: uuidv7(), id, intoId })
const lines = async (more: object = {}) => (await camille().sessions.journal({ ...june, ...more })).sessions
const tagsOf = async (id: string) => (await camille().sessions.session({ id })).tags.map(({ name }) => name)

describe('two tags that are one', () => {
  test('are read as one everywhere, and are two again with their own sessions', async () => {
    const [bus, van, all] = [await add('Bus'), await add('Camion'), await add('Itinérance', 'team')]
    const [first, second] = [tell({ tagIds: [bus] }), tell({ tagIds: [van, bus] })]
    await camille().sessions.record(first)
    await camille().sessions.record(second)
    await camille().tags.merge(merged(van, bus))
    await camille().tags.merge(merged(bus, all))
    expect(await tagsOf(second.id)).toEqual(['Itinérance'])
    expect(await lines({ tagId: all })).toHaveLength(2)
    expect((await camille().tags.list()).find(({ id }) => id === all)).toMatchObject({ uses: 2 })
    expect((await lines({ text: 'itinerance' })).map(({ id }) => id)).toHaveLength(2)
    expect(await lines({ text: 'camion' })).toHaveLength(0)
    await camille().tags.part(on(bus))
    expect(await tagsOf(second.id)).toEqual(['Bus'])
    await camille().tags.part(on(van))
    expect(await tagsOf(second.id)).toEqual(['Bus', 'Camion'])
    expect((await lines({ tagId: van })).map(({ id }) => id)).toEqual([second.id])
  })

  test('a session corrected meanwhile keeps what a merge taken back finds', async () => {
    const [bus, van] = [await add('Bus'), await add('Camion')]
    const told = tell({ tagIds: [van] })
    await camille().sessions.record(told)
    await camille().tags.merge(merged(van, bus))
    const { told: read } = await camille().sessions.session({ id: told.id })
    expect(read.tagIds).toEqual([bus])
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...read, minutes: 60 },
      corrections: 0,
    })
    await camille().tags.part(on(van))
    expect(await tagsOf(told.id)).toEqual(['Camion'])
  })

  test('never into one that fewer people see, nor into itself, nor into one that is no longer offered', async () => {
    const [mine, ours, old] = [await add('Bus'), await add('Bus', 'team'), await add('Vieux')]
    await camille().tags.retire(on(old))
    expect(await refusalOf(camille().tags.merge(merged(ours, mine)))).toBe('tagTooNarrow')
    expect(await refusalOf(camille().tags.merge(merged(mine, mine)))).toBe('notFound')
    expect(await refusalOf(camille().tags.merge(merged(mine, old)))).toBe('alreadyMerged')
    await camille().tags.merge(merged(mine, ours))
    expect(await refusalOf(camille().tags.merge(merged(mine, ours)))).toBe('alreadyMerged')
    expect(await refusalOf(camille().tags.merge(merged(ours, mine)))).toBe('alreadyMerged')
  })
})

describe('a session', () => {
  test('carries the tags that its author sees, and no other', async () => {
    const theirs = await add('Relance', 'personal', lot.people.nadia)
    expect(await refusalOf(camille().sessions.record(tell({ tagIds: [theirs] })))).toBe('notFound')
    expect(await refusalOf(camille().sessions.record(tell({ tagIds: [uuidv7()] })))).toBe('notFound')
    expect(await lines()).toEqual([])
    expect(lot.db.select().from(sessionTags).all()).toEqual([])
  })

  test('told again carries what is told; not said, its tags stay', async () => {
    const [bus, van] = [await add('Bus'), await add('Camion')]
    const told = tell({ tagIds: [bus] })
    await camille().sessions.record(told)
    const revise = (tagIds: string[] | undefined) =>
      camille().sessions.revise({
        requestId: uuidv7(),
        session: { ...told, tagIds },
        corrections: correctionsOf(lot, told.id),
      })
    await revise(undefined)
    expect(await tagsOf(told.id)).toEqual(['Bus'])
    await revise([van])
    await revise([])
    expect(await tagsOf(told.id)).toEqual([])
    const { history } = await camille().sessions.session({ id: told.id })
    expect(history.map(({ changes }) => changes)).toEqual([
      [{ what: 'Étiquettes', before: 'Camion', after: '' }],
      [{ what: 'Étiquettes', before: 'Bus', after: 'Camion' }],
      [],
    ])
  })

  test('of two advisors shows to the second what they would see anywhere', async () => {
    const [mine, ours] = [await add('Relance'), await add('Bus', 'team')]
    const nadia = lot.people.nadia.actor.advisorId ?? ''
    const told = tell({ kind: 'workshop', participants: 3, coAdvisorIds: [nadia], tagIds: [mine, ours] })
    await camille().sessions.record(told)
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...told, tagIds: [ours] },
      corrections: 0,
    })
    await camille().sessions.revise({
      requestId: uuidv7(),
      session: { ...told, tagIds: [mine, ours] },
      corrections: 1,
    })
    const hers = lot.as(lot.people.nadia).sessions
    const seen = await hers.session({ id: told.id })
    expect(seen.tags.map(({ name }) => name)).toEqual(['Bus'])
    expect(seen.history.map(({ changes }) => changes)).toEqual([[], []])
    const journal = await hers.journal(june)
    expect(journal.sessions.map((line) => line.tags.map(({ name }) => name))).toEqual([['Bus']])
    expect((await hers.journal({ ...june, text: 'relance' })).sessions).toEqual([])
    expect((await hers.journal({ ...june, text: 'bus' })).sessions).toHaveLength(1)
  })

  test('is found by its tags, with the words of its title and note, and its totals too', async () => {
    const bus = await add('Bus numérique')
    await camille().sessions.record(tell({ notes: 'Impôts', minutes: 20, tagIds: [bus] }))
    await camille().sessions.record(tell({ notes: 'Impôts', minutes: 40 }))
    expect(await lines({ text: 'numerique impots' })).toMatchObject([
      { minutes: 20, tags: [{ id: bus, name: 'Bus numérique', scope: 'personal' }] },
    ])
    const { totals } = await camille().sessions.journalDays({ ...june, tagId: bus })
    expect(totals).toEqual({ sessions: 1, participants: 1, minutes: 20 })
    expect(await lines({ tagId: uuidv7() })).toEqual([])
  })

  test('repeated carries its tags', async () => {
    const bus = await add('Bus')
    await camille().sessions.record(tell({ tagIds: [bus] }))
    const { last } = await camille().sessions.usual({ day: '2026-06-15' })
    expect(last?.told.tagIds).toEqual([bus])
  })

  test('keeps for twelve months the words that its advisor alone put on it; those of the team stay', async () => {
    const [mine, ours, gone] = [await add('Relance'), await add('Bus', 'team'), await add('Camion')]
    await camille().tags.merge(merged(gone, ours))
    const [old, recent] = [tell({ day: '2026-06-14' }), tell({ day: '2026-06-15' })]
    for (const told of [old, recent]) await camille().sessions.record({ ...told, tagIds: [mine, gone] })
    lot.setClock('2027-06-15', '04:18')
    await forgetNotes(lot.contextOf(null))
    expect(await tagsOf(old.id)).toEqual(['Bus'])
    expect(await tagsOf(recent.id)).toEqual(['Bus', 'Relance'])
  })
})
