import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { sessionBeneficiaries, sessionRevisions, sessions } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { following } from './following.ts'
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

async function follow(changed: Parameters<typeof following>[0] = {}, by = camille()) {
  return (await by.beneficiaries.add(following(changed))).id
}

async function record(changed: Partial<SessionInput>, by = camille()) {
  const told = tell(changed)
  await by.sessions.record(told)
  return told
}

const workshop = (beneficiaryIds: string[], changed: Partial<SessionInput> = {}) => ({
  kind: 'workshop' as const,
  participants: 5,
  beneficiaryIds,
  ...changed,
})
const joined = () => lot.db.select().from(sessionBeneficiaries).all()
const newcomers = () =>
  figuresShown(lot).reduce((sum, { participants, returning }) => sum + participants - returning, 0)
const toldOf = async (id: string) => (await camille().sessions.session({ id })).told

describe('a session joined to people one follows', () => {
  test('is told again as it was told: one person alone, several in a workshop among anonymous ones', async () => {
    const [odile, aime] = [await follow(), await follow({ firstName: 'Aimé' })]
    const alone = await record({ beneficiaryIds: [odile] })
    const group = await record(workshop([odile, aime], { returning: 2 }))
    expect(await toldOf(alone.id)).toEqual(alone)
    expect(await toldOf(group.id)).toEqual(group)
    const { people } = await camille().sessions.session({ id: group.id })
    expect(people.map(({ firstName }) => firstName).toSorted()).toEqual(['Aimé', 'Odile'])
  })

  test('without anybody adds no row, and is told without them', async () => {
    const told = await record({})
    expect(joined()).toEqual([])
    expect(await toldOf(told.id)).toEqual(told)
  })

  test.each([
    ['two people alone', { beneficiaryIds: 2 }],
    ['one alone, and an anonymous one who had come', { beneficiaryIds: 1, returning: 1 }],
    ['more people than participants', { kind: 'workshop' as const, participants: 2, beneficiaryIds: 3 }],
    [
      'more who had come than are anonymous',
      { kind: 'workshop' as const, participants: 3, beneficiaryIds: 2, returning: 2 },
    ],
  ])('is refused with %s', async (_, { beneficiaryIds, ...changed }) => {
    const people = [await follow(), await follow(), await follow()].slice(0, beneficiaryIds)
    expect(await refusalOf(record({ ...changed, beneficiaryIds: people }))).toBe('invalidInput')
  })

  test('is refused with the same person twice, somebody else’s, erased or unknown', async () => {
    const odile = await follow()
    const hers = await follow({}, nadia())
    const gone = await follow()
    await camille().beneficiaries.erase({ requestId: uuidv7(), id: gone })
    expect(await refusalOf(record(workshop([odile, odile])))).toBe('invalidInput')
    for (const id of [hers, gone, uuidv7()])
      expect(await refusalOf(record(workshop([odile, id])))).toBe('personNotFollowed')
    expect(joined()).toEqual([])
    expect(figuresShown(lot)).toEqual([])
  })

  test('is refused by the file itself beyond its participants, on another day, or with somebody erased', async () => {
    const [odile, gone] = [await follow(), await follow()]
    await camille().beneficiaries.erase({ requestId: uuidv7(), id: gone })
    const { id } = await record({ beneficiaryIds: [odile] })
    const group = await record(workshop([], { participants: 2 }))
    const put = (sessionId: string, beneficiaryId: string, day = '2026-06-15') =>
      lot.db.insert(sessionBeneficiaries).values({ sessionId, beneficiaryId, day }).run()
    expect(() => put(id, gone)).toThrow('more people than participants')
    expect(() => put(group.id, gone)).toThrow('personNotFollowed')
    expect(() => put(group.id, odile, '2026-06-14')).toThrow('the day is the session')
    put(group.id, odile)
    expect(() => put(group.id, odile)).toThrow('UNIQUE')
    const fewer = () => lot.db.$client.exec(`update sessions set participants = 0`)
    expect(fewer).toThrow('more people than participants')
  })

  test('led with a colleague is seen by them without the names of people they do not follow', async () => {
    const odile = await follow()
    const coAdvisorIds = [lot.people.nadia.actor.advisorId]
    const { id } = await record(workshop([odile], { coAdvisorIds }))
    const seen = await nadia().sessions.session({ id })
    expect(seen.people).toEqual([])
    expect(JSON.stringify(seen)).not.toContain('Vergnes')
  })
})

describe('whether somebody had come before', () => {
  test('is deduced: not on their first day, and on each other', async () => {
    const odile = await follow()
    await record({ beneficiaryIds: [odile], day: '2026-06-10' })
    await record(workshop([odile], { day: '2026-06-12', returning: 1 }))
    await record({ beneficiaryIds: [odile], day: '2026-06-15' })
    const returning = () =>
      lot.db
        .select()
        .from(sessions)
        .all()
        .map((row) => [row.day, row.returning])
    expect(returning()).toEqual([
      ['2026-06-10', 0],
      ['2026-06-12', 2],
      ['2026-06-15', 1],
    ])
    expect(newcomers()).toBe(1 + 3)
  })

  test('follows a session told late, corrected, withdrawn and brought back', async () => {
    const odile = await follow()
    const second = await record({ beneficiaryIds: [odile], day: '2026-06-12' })
    const told = async () => joined().map(({ day, hadCome }) => [day, hadCome])
    expect(await told()).toEqual([['2026-06-12', false]])
    const first = await record({ beneficiaryIds: [odile], day: '2026-06-10' })
    expect(await told()).toEqual([
      ['2026-06-12', true],
      ['2026-06-10', false],
    ])
    await camille().sessions.withdraw({ requestId: uuidv7(), id: first.id })
    expect(await told()).toContainEqual(['2026-06-12', false])
    expect(newcomers()).toBe(1)
    await camille().sessions.restore({ requestId: uuidv7(), id: first.id })
    expect(await told()).toContainEqual(['2026-06-12', true])
    const later = { ...first, day: '2026-06-14' }
    await camille().sessions.revise({ requestId: uuidv7(), session: later, corrections: 0 })
    expect(await told()).toEqual([
      ['2026-06-12', false],
      ['2026-06-14', true],
    ])
    const nobody = { ...second, beneficiaryIds: [] }
    await camille().sessions.revise({ requestId: uuidv7(), session: nobody, corrections: 0 })
    expect(await told()).toEqual([['2026-06-14', false]])
    expect(newcomers()).toBe(2)
  })

  test('is of the person, not of the record: merged they came once, parted twice', async () => {
    const [kept, other] = [await follow(), await follow({ lastName: 'Vergne' })]
    await record({ beneficiaryIds: [kept], day: '2026-06-12' })
    await record({ beneficiaryIds: [other], day: '2026-06-10' })
    expect(newcomers()).toBe(2)
    await camille().beneficiaries.merge({ requestId: uuidv7(), id: other, intoId: kept })
    expect(newcomers()).toBe(1)
    await camille().beneficiaries.part({ requestId: uuidv7(), id: other })
    expect(newcomers()).toBe(2)
  })
})

describe('a correction of the people', () => {
  test('keeps their ids in the history, never a name, and says who changed to whom may know', async () => {
    const [odile, aime] = [await follow(), await follow({ firstName: 'Aimé' })]
    const coAdvisorIds = [lot.people.nadia.actor.advisorId]
    const told = await record(workshop([odile], { coAdvisorIds }))
    const session = { ...told, beneficiaryIds: [aime] }
    await camille().sessions.revise({ requestId: uuidv7(), session, corrections: 0 })
    const kept = JSON.stringify(lot.db.select().from(sessionRevisions).all())
    expect(kept).toContain(odile)
    expect(kept).not.toMatch(/Odile|Vergnes/)
    const { history } = await camille().sessions.session({ id: told.id })
    expect(history[0]?.changes).toEqual([
      { what: 'Personnes suivies', before: 'Odile Vergnes', after: 'Aimé Vergnes' },
    ])
    const seen = await nadia().sessions.session({ id: told.id })
    expect(JSON.stringify(seen.history)).not.toMatch(/Odile|Vergnes/)
  })

  test('lets fewer come once they are taken out', async () => {
    const [odile, aime] = [await follow(), await follow()]
    const told = await record(workshop([odile, aime], { participants: 2 }))
    const session = { ...told, participants: 1, beneficiaryIds: [aime] }
    await camille().sessions.revise({ requestId: uuidv7(), session, corrections: 0 })
    expect(await toldOf(told.id)).toEqual(session)
  })
})

test('the journal names whom a session helped, to whoever may name them', async () => {
  const odile = await follow()
  await record({ beneficiaryIds: [odile] })
  await record(workshop([odile]))
  const lines = (await camille().sessions.journal({ from: '2026-06-01', to: '2026-06-30' })).sessions
  expect(lines.map(({ kind, person }) => [kind, person])).toEqual([
    ['workshop', null],
    ['individual', 'Odile Vergnes'],
  ])
})
