import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LineFormat } from '#shared/exports.ts'
import { linesIn } from '../read-sheets.ts'
import { exportsWorld, linesRequest } from './exports-world.ts'
import { on, tagging } from './tagging.ts'
import { telling } from './telling.ts'
import type { Person } from './world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
let tell: ReturnType<typeof telling>
let add: ReturnType<typeof tagging>
beforeEach(async () => {
  here = await exportsWorld()
  tell = telling(here.lot)
  add = tagging(here.lot)
})
afterEach(() => here.close())

const camille = () => here.as(here.people.camille)
const merge = (id: string, intoId: string) => camille().tags.merge({ requestId: uuidv7(), id, intoId })

/** The tags of each session of this person's file, Camille's unless told, the first day first. */
async function tagsInFile(format: LineFormat = 'csv', person: Person = here.people.camille) {
  const { path } = await here.taken(person, linesRequest({ format }))
  return (await linesIn(path)).map(({ line }) => line.tags)
}

test.each<LineFormat>(['csv', 'xlsx', 'ods'])(
  'a %s file names the tags of each session in the order of the alphabet',
  async (format) => {
    const [shop, summer, bus] = [await add('=Zone'), await add('Été'), await add('Bus', 'team')]
    await camille().sessions.record(tell({ day: '2026-06-01', tagIds: [shop, summer, bus] }))
    await camille().sessions.record(tell({ day: '2026-06-02' }))
    await camille().sessions.record(tell({ day: '2026-06-03', tagIds: [summer] }))
    expect(await tagsInFile(format)).toEqual([['=Zone', 'Bus', 'Été'], [], ['Été']])
  },
)

test('tags that were merged are named once, by the one they are read as, until they are parted', async () => {
  const [bus, van, all] = [await add('Bus'), await add('Camion'), await add('Itinérance', 'team')]
  await camille().sessions.record(tell({ day: '2026-06-01', tagIds: [bus, van] }))
  await camille().sessions.record(tell({ day: '2026-06-02', tagIds: [van] }))
  await merge(van, bus)
  await merge(bus, all)
  expect(await tagsInFile()).toEqual([['Itinérance'], ['Itinérance']])
  await camille().tags.part(on(bus))
  expect(await tagsInFile()).toEqual([['Bus'], ['Bus']])
})

test('a tag that is no longer offered is still named, and one that was named again has its new name', async () => {
  const [old, bus] = [await add('Vieux'), await add('Bus')]
  await camille().sessions.record(tell({ tagIds: [old, bus] }))
  await camille().tags.retire(on(old))
  await camille().tags.rename({ requestId: uuidv7(), id: bus, name: 'Camion', confirmed: false })
  expect(await tagsInFile()).toEqual([['Camion', 'Vieux']])
})

test('two tags of one name, one’s own and the team’s, are named once', async () => {
  await camille().sessions.record(tell({ tagIds: [await add('Bus'), await add('Bus', 'team')] }))
  expect(await tagsInFile()).toEqual([['Bus']])
})

test('who led a workshop too finds in their file the tags that they would see anywhere', async () => {
  const { nadia } = here.people
  const [mine, ours, merged] = [await add('Relance'), await add('Bus', 'team'), await add('Camion')]
  await merge(merged, ours)
  const coAdvisorIds = [nadia.actor.advisorId]
  const workshop = { kind: 'workshop', participants: 3, coAdvisorIds } as const
  await camille().sessions.record(tell({ ...workshop, day: '2026-06-01', tagIds: [mine, ours] }))
  await camille().sessions.record(tell({ ...workshop, day: '2026-06-02', tagIds: [mine] }))
  expect(await tagsInFile('csv', nadia)).toEqual([['Bus'], []])
  expect(await tagsInFile()).toEqual([['Bus', 'Relance'], ['Relance']])
})
