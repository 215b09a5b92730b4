import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { dailyFigures, monthlyFigures } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import { journalPage, type JournalQuestion } from '#shared/journal.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { topics } from '#shared/themes.ts'
import { correctionsOf, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille).sessions
const june = { from: '2026-06-01', to: '2026-06-30' }
const titlesOf = async (question: Partial<JournalQuestion>) =>
  (await camille().journal({ ...june, ...question })).sessions.map(({ title }) => title)

async function recordAll(...told: Partial<SessionInput>[]) {
  for (const changed of told) await camille().record(tell(changed))
}

const workshop = (title: string, changed: Partial<SessionInput> = {}): Partial<SessionInput> => ({
  kind: 'workshop',
  participants: 5,
  title,
  ...changed,
})

describe('the journal', () => {
  test('shows the days asked, the latest first, with totals of all that is asked', async () => {
    await recordAll(
      workshop('a', { day: '2026-06-01', minutes: 60 }),
      workshop('b', { day: '2026-06-12', minutes: 90 }),
      workshop('c', { day: '2026-06-12', minutes: 30, participants: 2 }),
      workshop('d', { day: '2026-05-31' }),
    )
    expect(await titlesOf({})).toEqual(['c', 'b', 'a'])
    expect(await titlesOf({ from: '2026-05-01', to: '2026-05-31' })).toEqual(['d'])
    expect((await camille().journalDays(june)).totals).toEqual({
      sessions: 3,
      participants: 12,
      minutes: 180,
    })
  })

  test('a line says when, where, with whom and about what', async () => {
    await recordAll({ topics: ['securite_numerique', 'email'], notes: 'Revient mardi.', minutes: 30 })
    expect((await camille().journal(june)).sessions).toEqual([
      {
        id: expect.any(String),
        day: '2026-06-15',
        kind: 'individual',
        minutes: 30,
        channel: 'place',
        placeName: 'Médiathèque de Gramat',
        communeName: 'Gramat',
        communeAssumed: false,
        participants: 1,
        title: '',
        referral: null,
        advisorName: 'Camille Delmas',
        isMine: true,
        colleagues: 0,
        hasNotes: true,
        revisedAt: null,
        tags: [],
        topics: ['email', 'securite_numerique'],
        person: null,
      },
    ])
  })

  test('keeps what has the kind, channel, place, theme, thématique or words asked, and counts only that', async () => {
    await recordAll(
      workshop('Été à Gramat', { topics: ['sante'] }),
      workshop('à distance', { channel: 'remote', topics: ['securite_numerique'] }),
      workshop('ailleurs', {
        placeId: lot.otherPlace.id,
        topics: ['email', 'parentalite'],
        notes: 'Élu présent',
      }),
      { topics: ['diagnostic_numerique'] },
    )
    expect(await titlesOf({ kind: 'individual' })).toEqual([''])
    expect(await titlesOf({ channel: 'remote' })).toEqual(['à distance'])
    expect(await titlesOf({ placeId: lot.otherPlace.id })).toEqual(['ailleurs'])
    expect(await titlesOf({ theme: 'everyday' })).toEqual(['ailleurs', 'Été à Gramat'])
    expect(await titlesOf({ theme: 'citizen', kind: 'workshop' })).toEqual(['ailleurs', 'à distance'])
    expect(await titlesOf({ topic: 'diagnostic_numerique' })).toEqual([''])
    expect(await titlesOf({ text: 'ete' })).toEqual(['Été à Gramat'])
    expect(await titlesOf({ text: 'ELU présent' })).toEqual(['ailleurs'])
    expect(await titlesOf({ text: 'elu', theme: 'autonomy' })).toEqual([])
    const { totals } = await camille().journalDays({ ...june, theme: 'everyday' })
    expect(totals).toEqual({ sessions: 2, participants: 10, minutes: 90 })
  })

  test('finds words in titles and in one’s own notes, and in no note of a colleague', async () => {
    const nadiaId = lot.people.nadia.actor.advisorId
    await recordAll(
      workshop('La tablette du mardi', { notes: 'Salle de l’Étage', coAdvisorIds: [nadiaId] }),
      workshop('Le reste à charge', { notes: '100 % pris en charge' }),
    )
    expect(await titlesOf({ text: 'MARDI tablette' })).toEqual(['La tablette du mardi'])
    expect(await titlesOf({ text: "l'etage" })).toEqual(['La tablette du mardi'])
    expect(await titlesOf({ text: 'tablette charge' })).toEqual([])
    expect(await titlesOf({ text: '100 %' })).toEqual(['Le reste à charge'])
    const signs = ['10%charge', 'l_', '*', '"', "' or 1 = 1 --"]
    expect(await Promise.all(signs.map((text) => titlesOf({ text })))).toEqual(signs.map(() => []))
    const nadia = lot.as(lot.people.nadia).sessions
    expect((await nadia.journal({ ...june, text: 'tablette' })).sessions).toMatchObject([
      { title: 'La tablette du mardi', isMine: false },
    ])
    expect((await nadia.journal({ ...june, text: 'etage' })).sessions).toEqual([])
    expect((await nadia.journalDays({ ...june, text: 'etage' })).totals.sessions).toBe(0)
  })

  test('says what each day adds up to, and all of them, for the same sessions', async () => {
    await recordAll(
      workshop('a', { day: '2026-06-12', minutes: 90 }),
      workshop('b', { day: '2026-06-12', minutes: 30, participants: 2 }),
      { day: '2026-06-03', minutes: 45 },
      { day: '2026-05-31' },
    )
    expect(await camille().journalDays(june)).toEqual({
      days: [
        { day: '2026-06-12', sessions: 2, participants: 7, minutes: 120 },
        { day: '2026-06-03', sessions: 1, participants: 1, minutes: 45 },
      ],
      totals: { sessions: 3, participants: 8, minutes: 165 },
    })
    expect((await camille().journalDays({ ...june, text: 'b' })).days).toEqual([
      { day: '2026-06-12', sessions: 1, participants: 2, minutes: 30 },
    ])
  })

  test('comes page by page, each session once', async () => {
    const days = ['2026-06-01', '2026-06-02', '2026-06-15']
    const many = journalPage + 30
    await recordAll(...Array.from({ length: many }, (_, at) => ({ day: days[at % days.length]! })))
    const first = await camille().journal(june)
    const second = await camille().journal({ ...june, after: first.next! })
    expect(second.next).toBeNull()
    const ids = [...first.sessions, ...second.sessions].map(({ id }) => id)
    expect(new Set(ids).size).toBe(many)
    expect(first.sessions).toHaveLength(journalPage)
    const shown = [...first.sessions, ...second.sessions].map(({ day }) => day)
    expect(shown).toEqual(shown.toSorted().toReversed())
  })
})

test('after any sequence of sessions told, corrected, withdrawn and brought back, the running totals equal a recount', async () => {
  const anyTold = fc.record({
    day: fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-15'),
    minutes: fc.integer({ min: 5, max: 480 }),
    topics: fc.subarray([...topics], { minLength: 1 }),
    participants: fc.integer({ min: 1, max: 30 }),
    referral: fc.constantFrom(null, 'autre' as const),
    where: fc.constantFrom('here', 'there', 'home'),
  })
  const anyAct = fc.record({
    verb: fc.constantFrom('record', 'record', 'revise', 'withdraw', 'restore'),
    which: fc.nat({ max: 5 }),
    by: fc.constantFrom('camille', 'nadia'),
    changed: anyTold,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { maxLength: 20 }), async (acts) => {
      const here = world()
      const known: SessionInput[] = []
      for (const { verb, which, by, changed } of acts) {
        const mine = here.as(here.people[by as 'camille' | 'nadia']).sessions
        const told = toldBy(here, changed)
        const before = known[which]
        if (verb === 'record') {
          await mine.record(told)
          known.push(told)
        } else if (before) {
          const request = { requestId: uuidv7(), id: before.id }
          const change =
            verb === 'revise'
              ? mine.revise({
                  requestId: request.requestId,
                  session: { ...told, id: before.id },
                  corrections: correctionsOf(here, before.id),
                })
              : verb === 'withdraw'
                ? mine.withdraw(request)
                : mine.restore(request)
          await change.catch(() => null)
        }
      }
      const running = figures(here)
      here.db.$client.transaction(() => recountFigures(here.db)).immediate()
      expect(running).toEqual(figures(here))
    }),
    { numRuns: 60 },
  )
})

type Changed = Pick<SessionInput, 'day' | 'minutes' | 'topics' | 'participants' | 'referral'> & {
  where: string
}

function toldBy(here: World, { where, ...changed }: Changed) {
  const place =
    where === 'home'
      ? { channel: 'home' as const, placeId: null, communeCode: '46042' }
      : { placeId: where === 'here' ? here.place.id : here.otherPlace.id }
  const kind = changed.participants === 1 ? ('individual' as const) : ('workshop' as const)
  return telling(here)({ ...changed, ...place, kind })
}

const figures = ({ db }: World) => ({
  days: db
    .select()
    .from(dailyFigures)
    .orderBy(dailyFigures.communeCode, dailyFigures.day, dailyFigures.kind)
    .all(),
  months: db
    .select()
    .from(monthlyFigures)
    .orderBy(monthlyFigures.communeCode, monthlyFigures.month, monthlyFigures.kind)
    .all(),
})
