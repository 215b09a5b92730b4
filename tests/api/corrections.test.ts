import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { sessionRevisions, sessionTopics } from '#drizzle/schema/index.ts'
import { figuresShown, telling } from './telling.ts'
import { refusalOf } from './refusal.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille).sessions
const nadia = () => lot.as(lot.people.nadia).sessions

describe('correcting', () => {
  test('a session told again counts as it is now, and keeps what it was, notes excepted', async () => {
    const told = tell({ notes: 'Revient mardi.', topics: ['email'] })
    await camille().record(told)
    const again = { ...told, minutes: 90, topics: ['sante' as const], placeId: lot.otherPlace.id, notes: '' }
    const requestId = uuidv7()
    await camille().revise({ requestId, session: again, corrections: 0 })
    await camille().revise({ requestId, session: again, corrections: 0 })
    expect((await camille().session({ id: told.id })).told).toEqual(again)
    expect(figuresShown(lot)).toMatchObject([
      { communeCode: '46251', sessions: 1, seconds: 5400, sante: 1, email: 0 },
    ])
    const history = lot.db.select().from(sessionRevisions).all()
    expect(history).toMatchObject([
      {
        sessionId: told.id,
        at: lot.now(),
        before: { minutes: told.minutes, communeCode: '46128', topics: ['email'] },
      },
    ])
    expect(JSON.stringify(history)).not.toContain('Revient')
    expect(lot.db.select().from(sessionTopics).all()).toHaveLength(1)
  })

  test('does not write over a correction that was not seen: two laptops, one session', async () => {
    const told = tell({ minutes: 30 })
    await camille().record(told)
    const correct = (minutes: number, corrections: number, requestId = uuidv7()) =>
      camille().revise({ requestId, session: { ...told, minutes }, corrections })
    await correct(60, 0)
    expect(await refusalOf(correct(90, 0))).toBe('correctedMeanwhile')
    expect(await refusalOf(correct(90, 2))).toBe('correctedMeanwhile')
    expect((await camille().session({ id: told.id })).told.minutes).toBe(60)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1, seconds: 3600 }])
    const seen = uuidv7()
    await correct(90, 1, seen)
    await correct(90, 1, seen)
    expect((await camille().session({ id: told.id })).told.minutes).toBe(90)
  })

  test('says who corrected what and when, in words, the latest first, and nothing of the notes', async () => {
    const told = tell({ minutes: 45, notes: 'Revient mardi.', topics: ['email', 'sante'] })
    await camille().record(told)
    const firstAt = lot.now()
    const first = {
      ...told,
      minutes: 75,
      placeId: lot.otherPlace.id,
      topics: ['sante' as const, 'email' as const],
    }
    await camille().revise({ requestId: uuidv7(), session: first, corrections: 0 })
    lot.setClock('2026-06-15', '09:30')
    const second = { ...first, autonomy: 'autonome' as const, notes: '', ages: { '70+': 1 } }
    await camille().revise({ requestId: uuidv7(), session: second, corrections: 1 })
    const { history } = await camille().session({ id: told.id })
    expect(history).toEqual([
      {
        at: lot.now(),
        who: 'Camille Delmas',
        changes: [
          { what: 'Âges', before: '', after: '70 ans et plus\u00a0: 1' },
          { what: 'Autonomie', before: '', after: 'Autonome' },
        ],
      },
      {
        at: firstAt,
        who: 'Camille Delmas',
        changes: [
          { what: 'Lieu', before: 'Médiathèque de Gramat', after: 'France Services de Saint-Céré' },
          { what: 'Commune', before: 'Gramat', after: 'Saint-Céré' },
          { what: 'Durée', before: '45\u00a0min', after: '1\u00a0h\u00a015' },
        ],
      },
    ])
    expect(JSON.stringify(history)).not.toContain('Revient')
  })

  test('the same request with another content is refused', async () => {
    const told = tell()
    await camille().record(told)
    const requestId = uuidv7()
    await camille().revise({ requestId, session: { ...told, minutes: 15 }, corrections: 0 })
    expect(
      await refusalOf(camille().revise({ requestId, session: { ...told, minutes: 20 }, corrections: 0 })),
    ).toBe('keyReused')
  })

  test('a correction is checked like a first telling, and refused whole', async () => {
    const told = tell()
    await camille().record(told)
    const revise = (changed: object) =>
      camille().revise({ requestId: uuidv7(), session: { ...told, ...changed }, corrections: 0 })
    expect(await refusalOf(revise({ day: '2026-06-16' }))).toBe('dayInFuture')
    expect(await refusalOf(revise({ notes: 'mdp : Soleil46' }))).toBe('sensitiveNote')
    expect(await refusalOf(revise({ appointmentId: uuidv7() }))).toBe('invalidInput')
    expect((await camille().session({ id: told.id })).told).toEqual(told)
    expect(lot.db.select().from(sessionRevisions).all()).toEqual([])
  })

  test('a colleague’s session is not found, neither to read, correct nor withdraw', async () => {
    const told = tell()
    await camille().record(told)
    expect(await refusalOf(nadia().session({ id: told.id }))).toBe('notFound')
    expect(await refusalOf(nadia().revise({ requestId: uuidv7(), session: told, corrections: 0 }))).toBe(
      'notFound',
    )
    expect(await refusalOf(nadia().withdraw({ requestId: uuidv7(), id: told.id }))).toBe('notFound')
  })
})
