import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
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
const nobody = '0190163d-8694-739b-aea5-966c26f8ad91'
const june = { from: '2026-06-01', to: '2026-06-30' }
const rows = () => lot.db.select().from(sessions).all()

describe('recording', () => {
  test('a session is kept as it is told, and counts where it took place', async () => {
    const told = tell({ topics: ['email', 'securite_numerique'], minutes: 30, notes: 'Revient mardi.' })
    expect(await camille().record(told)).toEqual({ id: told.id })
    expect(rows()).toMatchObject([
      {
        id: told.id,
        advisorId: lot.people.camille.actor.advisorId,
        structureId: lot.structure.id,
        communeCode: '46128',
        communeAssumed: false,
        recordedAt: lot.now(),
        withdrawnAt: null,
      },
    ])
    const { told: again } = await camille().session({ id: told.id })
    expect(again).toEqual(told)
    expect(figuresShown(lot)).toMatchObject([
      {
        communeCode: '46128',
        sessions: 1,
        participants: 1,
        seconds: 1800,
        everyday: 1,
        citizen: 1,
        autonomy: 0,
      },
    ])
  })

  test('the same session sent twice is recorded once, and answers alike', async () => {
    const told = tell()
    const first = await camille().record(told)
    expect(await camille().record(told)).toEqual(first)
    expect(rows()).toHaveLength(1)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1 }])
  })

  test('the same id with another content is refused, and nothing changes', async () => {
    const told = tell()
    await camille().record(told)
    expect(await refusalOf(camille().record({ ...told, minutes: 60 }))).toBe('keyReused')
    expect(await refusalOf(nadia().record(told))).toBe('keyReused')
    expect(rows()).toMatchObject([{ minutes: told.minutes }])
  })

  test('tomorrow has not come; yesterday may be told', async () => {
    expect(await refusalOf(camille().record(tell({ day: '2026-06-16' })))).toBe('dayInFuture')
    await camille().record(tell({ day: '2026-06-14' }))
    expect(rows()).toMatchObject([{ day: '2026-06-14' }])
  })

  test('a note with a secret is refused; a delicate one is to be confirmed', async () => {
    const number = tell({ notes: 'Sécu 1 85 05 78 006 084 91' })
    expect(await refusalOf(camille().record(number))).toBe('sensitiveNote')
    const title = tell({ kind: 'workshop', participants: 4, title: 'mdp : Soleil46' })
    expect(await refusalOf(camille().record(title))).toBe('sensitiveNote')
    const delicate = tell({ notes: 'Dossier MDPH' })
    expect(await refusalOf(camille().record(delicate))).toBe('noteToConfirm')
    await camille().record({ ...delicate, noteConfirmed: true })
    expect(rows()).toMatchObject([{ notes: 'Dossier MDPH' }])
  })

  test('a session elsewhere counts in the commune told; at a distance, where the person lives or else at the place', async () => {
    await camille().record(tell({ channel: 'home', placeId: null, communeCode: '46042' }))
    await camille().record(tell({ channel: 'remote', residenceCode: '46251' }))
    await camille().record(tell({ channel: 'remote' }))
    expect(rows().map(({ communeCode, communeAssumed }) => [communeCode, communeAssumed])).toEqual([
      ['46042', false],
      ['46251', false],
      ['46128', true],
    ])
  })

  test.each<[string, Partial<SessionInput>]>([
    ['a place', { placeId: nobody }],
    ['a commune', { channel: 'home', placeId: null, communeCode: '99999' }],
    ['a residence', { residenceCode: '46999' }],
    ['a colleague', { kind: 'workshop', coAdvisorIds: [nobody] }],
  ])('%s that nobody knows is refused, and nothing is kept', async (_, changed) => {
    expect(await refusalOf(camille().record(tell(changed)))).toBe('notFound')
    expect(rows()).toEqual([])
    expect(figuresShown(lot)).toEqual([])
  })

  test('whoever receives nobody records nothing', async () => {
    for (const person of [
      lot.people.coordinator,
      lot.people.manager,
      lot.people.prefecture,
      lot.people.administrator,
    ])
      expect(await refusalOf(lot.as(person).sessions.record(tell()))).toBe('notYours')
    expect(await refusalOf(lot.citizen().sessions.record(tell()))).toBe('signInFirst')
  })
})

describe('withdrawing', () => {
  test('a session withdrawn leaves the journal and the figures, and comes back whole', async () => {
    const told = tell({ notes: 'Revient mardi.' })
    await camille().record(told)
    const [request, undo] = [uuidv7(), uuidv7()]
    await camille().withdraw({ requestId: request, id: told.id })
    await camille().withdraw({ requestId: request, id: told.id })
    expect(await camille().journal(june)).toMatchObject({ sessions: [] })
    expect(await camille().journalDays(june)).toMatchObject({ days: [], totals: { sessions: 0, minutes: 0 } })
    expect(figuresShown(lot)).toEqual([])
    expect(await refusalOf(camille().withdraw({ requestId: uuidv7(), id: told.id }))).toBe('alreadyWithdrawn')
    expect(await refusalOf(camille().revise({ requestId: uuidv7(), session: told, corrections: 0 }))).toBe(
      'alreadyWithdrawn',
    )
    await camille().restore({ requestId: undo, id: told.id })
    await camille().restore({ requestId: undo, id: told.id })
    await camille().restore({ requestId: uuidv7(), id: told.id })
    expect((await camille().session({ id: told.id })).told).toEqual(told)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1 }])
  })
})

describe('a workshop led by two', () => {
  const led = () =>
    tell({
      kind: 'workshop',
      participants: 8,
      title: 'La tablette',
      coAdvisorIds: [lot.people.nadia.actor.advisorId],
    })

  test('is one session, counted once and seen by both', async () => {
    const told = led()
    await camille().record(told)
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1, participants: 8 }])
    for (const advisor of [camille(), nadia()]) {
      expect(await advisor.journalDays(june)).toMatchObject({ totals: { sessions: 1, participants: 8 } })
      expect((await advisor.session({ id: told.id })).told.coAdvisorIds).toEqual(told.coAdvisorIds)
    }
    expect((await camille().journal(june)).sessions).toMatchObject([{ isMine: true, colleagues: 1 }])
    expect((await nadia().journal(june)).sessions).toMatchObject([
      { isMine: false, advisorName: 'Camille Delmas' },
    ])
  })

  test('is corrected and withdrawn by its author alone', async () => {
    const told = led()
    await camille().record(told)
    expect(await nadia().session({ id: told.id })).toMatchObject({ mayRevise: false })
    expect(await refusalOf(nadia().revise({ requestId: uuidv7(), session: told, corrections: 0 }))).toBe(
      'notYours',
    )
    expect(await refusalOf(nadia().withdraw({ requestId: uuidv7(), id: told.id }))).toBe('notYours')
  })

  test('has not its author twice', async () => {
    const told = { ...led(), coAdvisorIds: [lot.people.camille.actor.advisorId] }
    expect(await refusalOf(camille().record(told))).toBe('invalidInput')
  })
})
