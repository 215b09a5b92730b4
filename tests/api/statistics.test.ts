import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { nowhere } from '#server/statistics/from-sessions.ts'
import { comparisonOf, isYearly, previousPeriod, samePeriodLastYear } from '#shared/periods.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { themes } from '#shared/themes.ts'
import { anyQuestion, manyTold, communes, type CountedWorld, countedWorld, oneTold } from './counted-world.ts'
import { counted, distinctCommunes, naiveFigures } from './naive-figures.ts'
import { guardedTopics, naiveGuarded } from './naive-guarded.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

const lot = countedWorld()
const { coordinator, manager, prefecture, administrator, camille } = lot.people
const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }
const told = { ...oneTold, minutes: 45 }
const dashboardOf = (person: Person, question: DashboardQuestion) =>
  lot.as(person).statistics.dashboard(question)
const territoriesOf = (person: Person, question: DashboardQuestion) =>
  lot.as(person).statistics.territories(question)

type Shown = Awaited<ReturnType<typeof dashboardOf>>['now']

/** Seconds are shared whole: a theme may be a second away from its exact time for each session. */
function expectExact(shown: Shown, sessions: ReturnType<CountedWorld['plant']>) {
  const { themes: expected, topics: _, ...figures } = naiveFigures(sessions)
  expect(shown).toMatchObject(figures)
  const slack = 0.051 + sessions.length / 3600
  for (const { theme, exactHours, ...exact } of expected) {
    expect(shown.themes[theme]).toMatchObject(exact)
    expect(Math.abs(shown.themes[theme].hours! - exactHours)).toBeLessThan(slack)
  }
  const percents = themes.map((theme) => shown.themes[theme].hoursPercent)
  expect(percents.reduce((sum, percent) => sum! + percent!, shown.transversalPercent)).toBe(
    sessions.length === 0 ? 0 : 100,
  )
}

function expectSame(shown: Shown, sessions: ReturnType<CountedWorld['plant']>, isExact: boolean) {
  const expectGuarded = () => expect(shown).toMatchObject(naiveGuarded(sessions))
  return isExact ? expectExact(shown, sessions) : expectGuarded()
}

type Compared = Awaited<ReturnType<typeof dashboardOf>>['lastYear']

const periodIn = ({ from, to }: DashboardQuestion) => ({ from, to })
const sidesOf = (...compared: Compared[]) => compared.flatMap((each) => (each ? [each.now, each.before] : []))
const periodsOf = (compared: Compared) =>
  compared && { now: compared.now.period, before: compared.before.period }

describe('the dashboard', () => {
  it('says what a naive recomputation says, whatever the sessions and the question, to each person', async () => {
    const anyPerson = fc.constantFrom<Person>(coordinator, manager, prefecture, administrator, camille)
    await fc.assert(
      fc.asyncProperty(manyTold, anyQuestion, anyPerson, async (all, asked, person) => {
        const sessions = lot.plant(all)
        const shown = await dashboardOf(person, asked)
        const during = (period: { from: string; to: string }) =>
          counted(sessions, { ...asked, ...period }, person.actor)
        const isExact = person === manager || person === camille
        expect(shown.isExact).toBe(isExact)
        expectSame(shown.now, during(asked), isExact)
        const ever = counted(
          sessions,
          { departement: asked.departement, from: '2000-01-01', to: '2099-12-31' },
          person.actor,
        )
        const firstMonth = ever.map(({ day }) => day.slice(0, 7)).toSorted()[0] ?? null
        expect(shown.firstMonth).toBe(firstMonth)
        const [before, yearAgo] = [previousPeriod(asked), samePeriodLastYear(asked)]
        expect(periodsOf(shown.previous)).toEqual(comparisonOf(periodIn(asked), before, firstMonth))
        expect(periodsOf(shown.lastYear)).toEqual(
          isYearly(asked) ? null : comparisonOf(periodIn(asked), yearAgo, firstMonth),
        )
        for (const side of sidesOf(shown.previous, shown.lastYear))
          expectSame(side, during(side.period), isExact)
        for (const month of shown.months) expectSame(month, during(month), isExact)
        const told = new Map(shown.topics.map(({ topic, sessions: n }) => [topic, n]))
        expect(told).toEqual(isExact ? naiveFigures(during(asked)).topics : guardedTopics(during(asked)))
      }),
      { numRuns: 60 },
    )
  })

  it('divides a territory into parts that make it up, each as if it were asked alone', async () => {
    const alsoAveyron: fc.Arbitrary<DashboardQuestion> = fc.oneof(
      { weight: 4, arbitrary: anyQuestion },
      {
        weight: 1,
        arbitrary: anyQuestion.map(({ from, to, kind }) => ({
          from,
          to,
          departement: '12',
          ...(kind ? { kind } : {}),
        })),
      },
    )
    await fc.assert(
      fc.asyncProperty(
        manyTold,
        alsoAveyron,
        fc.constantFrom(administrator, manager),
        async (all, asked, person) => {
          const isExact = person === manager
          const sessions = lot.plant(all)
          const whole = await dashboardOf(person, asked)
          const parts = await territoriesOf(person, asked)
          const total = parts.reduce((sum, part) => sum + Number(part.sessions), 0)
          expect(isExact ? total : whole.now.sessions).toBe(whole.now.sessions)
          for (const part of parts) {
            const isPlace = part.level === 'place'
            const there = isPlace ? asked : { ...asked, [part.level]: part.code }
            const here = isPlace && part.code !== nowhere ? [] : counted(sessions, there, person.actor)
            expectSame(part, here, isExact)
            expect(part.communesReached).toBe(isPlace ? 0 : distinctCommunes(here))
            const [now, before] = sidesOf(whole.previous).map(({ period }) => {
              if (isPlace && part.code !== nowhere) return 0
              const then = counted(sessions, { ...there, ...period }, person.actor)
              return isExact ? then.length : naiveGuarded(then).sessions
            })
            expect(part.evolution).toBe(
              now === undefined || now === 'few' || before === undefined || before === 'few' || before < 10
                ? null
                : (now - before) / before,
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts a session of the 29th of February in its month, and compares the next February with it', async () => {
    lot.plant([{ ...told, day: '2024-02-29' }])
    const february = { from: '2025-02-01', to: '2025-02-28', departement: '46' }
    const { now, lastYear } = await dashboardOf(coordinator, february)
    expect(now.sessions).toBe(0)
    expect(lastYear).toMatchObject({
      now: { period: { from: '2025-02-01', to: '2025-02-28' }, sessions: 0 },
      before: { period: { from: '2024-02-01', to: '2024-02-29' }, sessions: 'few' },
    })
  })

  it('counts a commune that merged with the commune it joined', async () => {
    lot.plant([
      { ...told, communeCode: '46999' },
      { ...told, communeCode: '46042' },
    ])
    const { now } = await dashboardOf(coordinator, { ...june, commune: '46042' })
    expect(now.sessions).toBe('few')
    const parts = await territoriesOf(coordinator, { ...june, epci: '200023737' })
    expect(parts.map(({ code, sessions, communesReached }) => [code, sessions, communesReached])).toEqual([
      ['46042', 'few', 1],
    ])
  })

  it('shows of an EPCI that straddles the border its communes on this side, and says so', async () => {
    lot.plant([
      { ...told, communeCode: '46333' },
      { ...told, communeCode: '12300' },
    ])
    const straddling = { ...june, epci: '200069151' }
    expect(await dashboardOf(coordinator, straddling)).toMatchObject({
      path: [
        { level: 'departement', code: '46', name: 'Lot' },
        { level: 'epci', code: '200069151', name: 'CC Ouest Aveyron Communauté' },
      ],
      communes: 1,
      communesAcrossBorder: 29,
      now: { sessions: 'few' },
    })
    const other = await dashboardOf(administrator, { ...straddling, departement: '12' })
    expect(other).toMatchObject({ communes: 1, communesAcrossBorder: 29, now: { sessions: 'few' } })
  })

  it('shows the communes that nobody has been to, with zeros', async () => {
    lot.plant([told])
    const parts = await territoriesOf(coordinator, june)
    expect(
      parts.map(({ name, communes: n, communesReached, sessions }) => [name, n, communesReached, sessions]),
    ).toEqual([
      ['CA du Grand Cahors', 1, 0, 0],
      ['CC Causses et Vallée de la Dordogne', 2, 1, 'few'],
      ['CC Ouest Aveyron Communauté', 1, 0, 0],
    ])
    const below = await territoriesOf(coordinator, { ...june, commune: '46128' })
    expect(below.map(({ level, sessions }) => `${level} ${sessions}`)).toEqual(['place 0', 'place few'])
  })

  it('says when it was asked, and for whom', async () => {
    lot.plant([told])
    expect(await dashboardOf(coordinator, june)).toMatchObject({
      asOf: lot.now(),
      period: { from: '2026-06-01', to: '2026-06-30' },
      population: 3438 + 3344 + 20_050 + 100,
      structures: null,
    })
    expect(await dashboardOf(manager, june)).toMatchObject({ structures: [{ name: 'Cauvaldor' }] })
  })
})

describe('who sees what', () => {
  const departements = communes.filter(({ departement }) => departement === '12')

  test('a coordinator asks of the other département in vain', async () => {
    lot.plant(departements.map(({ code }) => ({ ...told, communeCode: code })))
    const aveyron = { ...june, departement: '12' }
    expect(await refusalOf(dashboardOf(coordinator, aveyron))).toBe('notYours')
    expect(await refusalOf(territoriesOf(prefecture, aveyron))).toBe('notYours')
    expect((await dashboardOf(administrator, aveyron)).now.sessions).toBe('few')
    expect((await dashboardOf(manager, aveyron)).now.sessions).toBe(2)
  })

  test('a manager and an advisor see their structure, and no other', async () => {
    lot.plant([told, { ...told, byOther: true }])
    const others = { ...june, structureId: lot.other.id }
    expect((await dashboardOf(coordinator, others)).now.sessions).toBe('few')
    expect((await dashboardOf(manager, june)).now.sessions).toBe(1)
    expect((await dashboardOf(camille, june)).now.sessions).toBe(1)
    expect(await refusalOf(dashboardOf(manager, others))).toBe('notFound')
    expect(await refusalOf(dashboardOf(camille, others))).toBe('notFound')
  })

  test('nobody without an account sees anything', async () => {
    const { statistics } = lot.citizen()
    expect(await refusalOf(statistics.dashboard(june))).toBe('signInFirst')
    expect(await refusalOf(statistics.territories(june))).toBe('signInFirst')
    expect(await refusalOf(statistics.choices())).toBe('signInFirst')
  })

  test('a territory that does not exist is not found', async () => {
    expect(await refusalOf(dashboardOf(administrator, { ...june, departement: '33' }))).toBe('notFound')
    expect(await refusalOf(dashboardOf(coordinator, { ...june, epci: '123456789' }))).toBe('notFound')
    expect(await refusalOf(dashboardOf(coordinator, { ...june, commune: '46999' }))).toBe('notFound')
    const elsewhere = { ...june, epci: '200023737', commune: '46128' }
    expect(await refusalOf(dashboardOf(coordinator, elsewhere))).toBe('notFound')
  })

  test('each chooses among what they see', async () => {
    lot.plant([told])
    expect(await lot.as(coordinator).statistics.choices()).toMatchObject({
      departements: [{ code: '46', name: 'Lot' }],
      structures: [{ name: 'Cauvaldor' }, { name: 'Ville de Cahors' }],
      firstMonth: '2026-06',
    })
    expect(await lot.as(manager).statistics.choices()).toMatchObject({ structures: [{ name: 'Cauvaldor' }] })
  })
})
