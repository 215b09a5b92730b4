import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { audit, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { mostAtOnce } from '#shared/journal.ts'
import { refusalOf } from './refusal.ts'
import { figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille).sessions
const rows = () => lot.db.select().from(sessions).all()
const morning = () => [tell(), tell({ topics: ['sante'], minutes: 15 }), tell({ minutes: 60 })]
const asked = (some: ReturnType<typeof morning>) => ({ requestId: uuidv7(), sessions: some })

describe('sessions recorded together', () => {
  test('enter the journal and the figures in one act', async () => {
    const before = lot.db.select().from(audit).all().length
    const told = morning()
    expect(await camille().recordAll(asked(told))).toEqual(['recorded', 'recorded', 'recorded'])
    expect(rows().map(({ id }) => id)).toEqual(told.map(({ id }) => id))
    expect(figuresShown(lot)).toMatchObject([{ sessions: 3, participants: 3, seconds: 120 * 60 }])
    expect(lot.db.select().from(audit).all()).toHaveLength(before + 1)
    for (const each of told) expect((await camille().session({ id: each.id })).told).toEqual(each)
  })

  test('sent twice are recorded once, under the same request or another', async () => {
    const request = asked(morning())
    const answer = await camille().recordAll(request)
    expect(await camille().recordAll(request)).toEqual(answer)
    expect(await camille().recordAll({ ...request, requestId: uuidv7() })).toEqual([
      'known',
      'known',
      'known',
    ])
    expect(rows()).toHaveLength(3)
    expect(lot.db.select().from(sessionTopics).all()).toHaveLength(3)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 3 }])
  })

  test('one that is refused says why and holds nobody back; mended, it joins the others', async () => {
    const told = [
      tell(),
      tell({ day: '2026-06-16' }),
      tell({ notes: 'Sécu 1 85 05 78 006 084 91' }),
      tell({ notes: 'Dossier MDPH' }),
      tell({ placeId: uuidv7() }),
      tell({ coAdvisorIds: [lot.people.camille.actor.advisorId ?? ''], kind: 'workshop' }),
      tell({ minutes: 20 }),
    ]
    expect(await camille().recordAll(asked(told))).toEqual([
      'recorded',
      'dayInFuture',
      'sensitiveNote',
      'noteToConfirm',
      'notFound',
      'invalidInput',
      'recorded',
    ])
    expect(rows()).toHaveLength(2)
    const mended = told.map((each) => ({ ...each, notes: '', day: '2026-06-15' })).slice(0, 4)
    expect(await camille().recordAll(asked(mended))).toEqual(['known', 'recorded', 'recorded', 'recorded'])
    expect(rows()).toHaveLength(5)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 5 }])
  })

  test('an id that another session has, or that somebody else gave, is refused', async () => {
    const told = tell()
    await camille().record(told)
    const [own] = await camille().recordAll(asked([{ ...told, minutes: 90 }]))
    const [other] = await lot.as(lot.people.nadia).sessions.recordAll(asked([told]))
    expect([own, other]).toEqual(['keyReused', 'keyReused'])
    expect(rows()).toMatchObject([{ minutes: told.minutes }])
  })

  test('an appointment is noted by itself; too many lines at once, or the same twice, are not understood', async () => {
    expect(await camille().recordAll(asked([tell({ appointmentId: uuidv7() })]))).toEqual(['invalidInput'])
    const many = Array.from({ length: mostAtOnce + 1 }, () => tell())
    expect(await refusalOf(camille().recordAll(asked(many)))).toBe('invalidInput')
    const twice = tell()
    expect(await refusalOf(camille().recordAll(asked([twice, twice])))).toBe('invalidInput')
    expect(rows()).toEqual([])
  })

  test('are taken back together, all of them or none', async () => {
    const told = morning()
    const ids = told.map(({ id }) => id)
    await camille().recordAll(asked(told))
    const nadia = lot.as(lot.people.nadia).sessions
    expect(await refusalOf(nadia.withdrawAll({ requestId: uuidv7(), ids }))).toBe('notFound')
    expect(await refusalOf(camille().withdrawAll({ requestId: uuidv7(), ids: [...ids, uuidv7()] }))).toBe(
      'notFound',
    )
    expect(figuresShown(lot)).toMatchObject([{ sessions: 3 }])
    await camille().withdrawAll({ requestId: uuidv7(), ids })
    expect(figuresShown(lot)).toEqual([])
    expect(rows().every(({ withdrawnAt }) => withdrawnAt === lot.now())).toBe(true)
  })
})
