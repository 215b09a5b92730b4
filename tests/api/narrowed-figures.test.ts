import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { monthPartsOf } from '#shared/periods.ts'
import { ageBands, genders, statuses } from '#shared/profile.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { monthOf } from '#shared/time.ts'
import { anyQuestion, communes } from './counted-world.ts'
import { counted, naiveFigures } from './naive-figures.ts'
import { anyFilters, anyReceived, isAmong, type Narrowed, narrowedWorld } from './narrowed-world.ts'
import { refusalOf } from './refusal.ts'

const lot = narrowedWorld()
const { coordinator } = lot.people
const all = fc.array(anyReceived, { minLength: 5, maxLength: 40, size: 'max' })
const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }

const among = (received: readonly Narrowed[], asked: DashboardQuestion) =>
  counted(received, asked, lot.manager.actor).filter((session) =>
    isAmong(session as Narrowed, asked),
  ) as Narrowed[]

/** A place is in its commune, whatever is said of where. */
function somewhereWith(question: DashboardQuestion): DashboardQuestion {
  if (question.placeId === undefined) return question
  const { epci: _epci, commune: _commune, ...asked } = question
  return asked
}

const inItsCommune = (question: DashboardQuestion): DashboardQuestion =>
  question.placeId === undefined
    ? question
    : { ...question, commune: question.placeId === lot.place.id ? '46128' : '46251' }

/** What must be shown of these sessions, hours of themes excepted: they are shared to the second. */
function saidOf(sessions: readonly Narrowed[]) {
  const { themes, topics: _topics, ...figures } = naiveFigures(sessions)
  const told = themes.map(({ theme, sessions: touching, frequency }) => [
    theme,
    { sessions: touching, frequency },
  ])
  return { ...figures, themes: Object.fromEntries(told) as object }
}

describe('figures that filters narrow', () => {
  it('are those of a naive recount, of any place, advisor, channel, theme, tag or public', async () => {
    await fc.assert(
      fc.asyncProperty(all, anyQuestion, anyFilters(lot), async (many, question, filters) => {
        const received = lot.receive(many)
        const asked = somewhereWith({ ...question, ...filters })
        const shown = await lot.as(lot.manager).statistics.dashboard(asked)
        const during = (period: { from: string; to: string }) =>
          among(received, { ...inItsCommune(asked), ...period })
        expect(shown.now).toMatchObject(saidOf(during(asked)))
        for (const month of shown.months) expect(month).toMatchObject(saidOf(during(month)))
        for (const side of [shown.previous, shown.lastYear])
          for (const period of side ? [side.now, side.before] : [])
            expect(period).toMatchObject(saidOf(during(period.period)))
      }),
      { numRuns: 50 },
    )
  })

  it('are divided between the territories below, and of a commune between its places', async () => {
    await fc.assert(
      fc.asyncProperty(all, anyQuestion, anyFilters(lot), async (many, question, filters) => {
        const received = lot.receive(many)
        const { placeId: _placeId, ...narrowing } = filters
        const asked = { ...question, ...narrowing }
        const rows = await lot.as(lot.manager).statistics.territories(asked)
        const here = among(received, asked)
        expect(rows.reduce((sum, { sessions }) => sum + Number(sessions), 0)).toBe(here.length)
        for (const row of rows) {
          const there =
            row.level === 'place'
              ? here.filter(({ placeId }) => (placeId ?? 'nowhere') === row.code)
              : among(received, { ...asked, [row.level]: row.code })
          expect(row).toMatchObject(saidOf(there))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('count as many without a filter, read from sessions or from running totals', async () => {
    await fc.assert(
      fc.asyncProperty(all, anyQuestion, async (many, question) => {
        const received = lot.receive(many)
        const shown = await lot.as(lot.manager).statistics.people(question)
        const here = among(received, question)
        const by = <Code extends string>(
          codes: readonly Code[],
          of: (session: Narrowed, code: Code) => number,
        ) =>
          Object.fromEntries(codes.map((code) => [code, here.reduce((sum, each) => sum + of(each, code), 0)]))
        expect(shown).toMatchObject({
          sessions: here.length,
          participants: here.reduce((sum, { participants }) => sum + participants, 0),
          channels: by(channels, (each, code) => Number(each.channel === code)),
          referrals: by(referrals, (each, code) => Number(each.referral === code)),
          autonomies: by(autonomies, (each, code) => Number(each.autonomy === code)),
          ages: by(ageBands, ({ details }, code) => details.ages[code] ?? 0),
          genders: by(genders, ({ details }, code) => details.genders[code] ?? 0),
          statuses: by(statuses, ({ details }, code) => details.statuses[code] ?? 0),
        })
        expect(shown.autonomyByMonth).toEqual(
          monthPartsOf(question).map(({ month }) => ({
            month,
            ...by(autonomies, (each, code) => Number(each.autonomy === code && monthOf(each.day) === month)),
          })),
        )
        expect(shown.residences).toEqual(residences(here, question))
      }),
      { numRuns: 50 },
    )
  })
})

/** Where the people of these sessions live, seen from the territory asked. */
function residences(sessions: readonly Narrowed[], { departement, epci, commune }: DashboardQuestion) {
  const counts = { inside: {} as Record<string, number>, departement: 0, beyond: 0, untold: 0 }
  for (const { kind, details, participants } of sessions) {
    const home = kind === 'individual' ? details.residenceCode : null
    const known = communes.find(({ code }) => code === home)
    const isInside =
      known?.departement === departement &&
      (!epci || known.epci === epci) &&
      (!commune || known.today === commune)
    if (home === null || home === undefined) counts.untold += participants
    else if (known && isInside) {
      const code = epci || commune ? known.today : (known.epci ?? known.today)
      counts.inside[code] = (counts.inside[code] ?? 0) + participants
    } else if (home.startsWith(String(departement))) counts.departement += participants
    else counts.beyond += participants
  }
  return counts
}

describe('what one may narrow by', () => {
  it('is what one sees: places, advisors whose figures one sees, tags that stand', async () => {
    const nadia = 'Nadia Ferrand'
    expect(await lot.as(coordinator).statistics.narrowings({ departement: '46' })).toMatchObject({
      places: [
        { name: 'France Services de Saint-Céré' },
        { name: 'Médiathèque de Gramat', communeName: 'Gramat' },
      ],
      advisors: [{ name: 'Camille Delmas' }, { name: nadia }],
      tags: [{ id: lot.tagId, name: 'Fibre' }],
    })
    const elsewhere = await lot.as(coordinator).statistics.narrowings({ departement: '12' })
    expect(elsewhere).toEqual({ places: [], advisors: [], tags: [] })
  })

  it('of nobody and nothing is not found', async () => {
    const { statistics } = lot.as(coordinator)
    const nobody = uuidv7()
    expect(await refusalOf(statistics.dashboard({ ...june, placeId: nobody }))).toBe('notFound')
    expect(await refusalOf(statistics.dashboard({ ...june, advisorId: nobody }))).toBe('notFound')
    expect(await refusalOf(statistics.people({ ...june, tagId: nobody }))).toBe('notFound')
    expect(
      await refusalOf(statistics.territories({ ...june, placeId: lot.place.id, epci: '200023737' })),
    ).toBe('notFound')
  })

  it('leads to a place, under its commune', async () => {
    lot.receive([])
    const { path } = await lot.as(coordinator).statistics.dashboard({ ...june, placeId: lot.place.id })
    expect(path.map(({ level, name }) => [level, name])).toEqual([
      ['departement', 'Lot'],
      ['epci', 'CC Causses et Vallée de la Dordogne'],
      ['commune', 'Gramat'],
      ['place', 'Médiathèque de Gramat'],
    ])
    expect(await lot.as(coordinator).statistics.territories({ ...june, placeId: lot.place.id })).toEqual([])
  })
})
