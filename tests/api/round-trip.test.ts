import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#client/imports/read-spreadsheet.ts'
import type { LineFormat } from '#shared/exports.ts'
import { sheetOf } from '#shared/imported-columns.ts'
import { readerOf } from '#shared/imported-file.ts'
import { noChoices } from '#shared/imported-ground.ts'
import { groupsOf } from '#shared/imported-groups.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { bring as bringFile } from './bringing.ts'
import { exportsWorld, linesRequest } from './exports-world.ts'
import { tagging } from './tagging.ts'
import { telling } from './telling.ts'
import { world, type World, zone } from './world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeEach(async () => {
  here = await exportsWorld()
})
afterEach(() => here.close())

const tagNames = ['=Bus | Été', 'Médiathèque, le soir']

/** The first carries two tags: `tagIds`. */
const told = (lot: World, tell: ReturnType<typeof telling>, tagIds: string[]): SessionInput[] => [
  tell({
    day: '2026-06-01',
    kind: 'workshop',
    title: '=Photos; et "vidéos"',
    participants: 5,
    returning: 2,
    ages: { '60-69': 3 },
    genders: { feminin: 2, masculin: 1 },
    statuses: { retraite: 4 },
    equipment: ['tablette', 'telephone'],
    level: 'debutant',
    coAdvisorIds: [lot.people.nadia.actor.advisorId],
    notes: 'Deux lignes\net des « guillemets »',
    tagIds,
  }),
  tell({
    day: '2026-06-02',
    channel: 'home',
    placeId: null,
    communeCode: '46042',
    topics: ['email', 'aide_aux_demarches_administratives'],
    procedures: ['logement', 'argent_impots'],
    posture: 'done_instead',
    mandate: 'papier',
    autonomy: 'autonome',
    referral: 'administration',
    residenceCode: '46251',
    statuses: { retraite: 1 },
  }),
  tell({ day: '2026-06-03', channel: 'remote', posture: 'shown' }),
  tell({ day: '2026-06-03', placeId: lot.otherPlace.id, minutes: 5 }),
]

/** What the page reads of a file, knowing a house as one of its advisors does. */
async function read(lot: World, path: string) {
  const camille = lot.as(lot.people.camille)
  const usual = await camille.sessions.usual({ day: '2026-06-15' })
  const tree = await camille.territories.tree()
  const ground = {
    today: '2026-06-15',
    zone,
    places: await camille.places.list(),
    communes: tree?.communes ?? [],
    usualPlaceId: lot.place.id,
    colleagues: usual.colleagues,
    tags: (await camille.tags.list()).filter(({ retiredAt }) => retiredAt === null),
  }
  const sheet = sheetOf(await readSpreadsheet(new Uint8Array(readFileSync(path))))
  if (!sheet) throw new Error('Our own headings are not recognised')
  const readOne = readerOf(sheet, ground, { ...noChoices, notes: true })
  return { source: sheet.source, all: groupsOf(sheet).map((group) => readOne(group, uuidv7())) }
}

const bring = (lot: World, { all }: Awaited<ReturnType<typeof read>>) =>
  bringFile(lot.as(lot.people.camille), {
    requestId: uuidv7(),
    importId: uuidv7(),
    source: 'permanence',
    sessions: all.map(({ session, group }) => ({
      keys: group.keys,
      isOwnKey: group.isOwnKey,
      session: session!,
    })),
  })

/** Sessions of one's journal, whatever their ids and the ids of where, with whom and by which tags. */
async function journalOf(lot: World) {
  const camille = lot.as(lot.people.camille)
  const { sessions } = await camille.sessions.journal({ from: '2026-01-01', to: '2026-12-31' })
  const all = await Promise.all(sessions.map(({ id }) => camille.sessions.session({ id })))
  const same = all.map(({ tags, told }) => {
    const { id: _, placeId, coAdvisorIds, noteConfirmed: _confirmed, tagIds: _tags, ...rest } = told
    return {
      ...rest,
      atGramat: placeId === lot.place.id,
      with: coAdvisorIds.length,
      tags: tags.map(({ name }) => name),
    }
  })
  return same.toSorted((a, b) => a.day.localeCompare(b.day) || a.minutes - b.minutes)
}

describe.each<LineFormat>(['csv', 'xlsx', 'ods'])('what we export in %s', (format) => {
  const exported = async () => {
    const tagIds = await Promise.all(tagNames.map((name) => tagging(here.lot)(name)))
    for (const each of told(here.lot, telling(here.lot), tagIds))
      await here.as(here.people.camille).sessions.record(each)
    return (await here.taken(here.people.camille, linesRequest({ format, notes: true }))).path
  }

  test('is known when it comes back', async () => {
    const path = await exported()
    const back = await read(here.lot, path)
    expect(back.source).toBe('permanence')
    expect(back.all.flatMap(({ refusals, asked }) => [...refusals, ...asked])).toEqual([])
    expect(await bring(here.lot, back)).toEqual(['known', 'known', 'known', 'known'])
    const known = await here
      .as(here.people.camille)
      .imports.knownKeys({ source: 'permanence', from: '2026-06-01', to: '2026-06-30' })
    expect(known.toSorted()).toEqual(back.all.flatMap(({ group }) => group.keys).toSorted())
  })

  test('is told again in another house, once', async () => {
    const path = await exported()
    const other = world()
    for (const name of tagNames) await tagging(other)(name)
    expect(await bring(other, await read(other, path))).toEqual(Array(4).fill('ready'))
    expect(await journalOf(other)).toEqual(await journalOf(here.lot))
    expect(await bring(other, await read(other, path))).toEqual(Array(4).fill('known'))
  })

  test('asks about the tags that another house has not, and is told there without them', async () => {
    const path = await exported()
    const other = world()
    const back = await read(other, path)
    expect(back.all.flatMap(({ asked }) => asked)).toEqual([
      { what: 'tag', said: '=Bus / Été' },
      { what: 'tag', said: 'Médiathèque, le soir' },
    ])
    expect(await bring(other, back)).toEqual(Array(4).fill('ready'))
    expect((await journalOf(other)).flatMap(({ tags }) => tags)).toEqual([])
  })
})
