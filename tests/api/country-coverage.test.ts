import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import * as tables from '#drizzle/schema/index.ts'
import { tally } from '#drizzle/tally.ts'
import type { CountryQuestion } from '#shared/statistics.ts'
import { countedWorld, manyTold, oneTold } from './counted-world.ts'
import { refusalOf } from './refusal.ts'

const lot = countedWorld()
const { administrator, coordinator } = lot.people
const everywhere = lot.as(administrator).statistics

const inAveyron = { ...oneTold, communeCode: '12202' }

const anyPeriod = fc.constantFrom(
  { from: '2024-01-01', to: '2024-12-31' },
  { from: '2024-02-29', to: '2025-01-14' },
  { from: '2023-09-20', to: '2026-06-15' },
)

describe('where help is within reach in the country', () => {
  it('is said of each département: the communes with a session, or an opening, and who lives there', async () => {
    lot.plant([oneTold, { ...oneTold, communeCode: '46999' }, { ...oneTold, kind: 'workshop' }, inAveyron])
    const asked = { from: '2026-06-01', to: '2026-06-30' }
    const told = async (question: CountryQuestion = asked) =>
      (await everywhere.coverage(question))!.below.map((each) => [
        each.code,
        'communesReached' in each ? each.communesReached : null,
        each.communesCovered,
        each.communes,
        each.populationCovered,
      ])
    const populationOf = (...codes: string[]) =>
      lot.db
        .select()
        .from(tables.communes)
        .all()
        .reduce((sum, { code, population }) => sum + (codes.includes(code) ? population : 0), 0)
    const [rodez, gramatAndCahors] = [populationOf('12202'), populationOf('46128', '46042')]
    expect(await told()).toEqual([
      ['12', 1, 1, 2, rodez],
      ['46', 2, 2, 4, gramatAndCahors],
    ])
    expect(await told({ ...asked, kind: 'workshop' })).toEqual([
      ['12', 0, 0, 2, 0],
      ['46', 1, 1, 4, populationOf('46128')],
    ])
    const [place] = lot.db.select().from(tables.places).where(eq(tables.places.communeCode, '46251')).all()
    const offered = {
      placeId: place!.id,
      day: '2026-06-30',
      kind: 'workshop',
      offered: 8,
      unfilled: 8,
    } as const
    const by = { advisorId: lot.people.camille.actor.advisorId, structureId: lot.structure.id }
    lot.db
      .insert(tables.offeredSlots)
      .values({ ...offered, ...by })
      .run()
    expect((await told())[1]).toEqual(['46', 2, 3, 4, populationOf('46128', '46042', '46251')])
    expect((await told({ ...asked, kind: 'individual' }))[1]?.[2]).toBe(2)
    expect((await told({ ...asked, to: '2026-06-29' }))[1]?.[2]).toBe(2)
    lot.db.delete(tables.offeredSlots).run()
    expect(await refusalOf(lot.as(coordinator).statistics.coverage(asked))).toBe('notYours')
  })

  it('is what its départements say, each as if it were asked alone; the rest is named by population', async () => {
    await fc.assert(
      fc.asyncProperty(manyTold, anyPeriod, async (told, period) => {
        lot.plant(told)
        const whole = (await everywhere.coverage(period))!
        const alone = await Promise.all(
          whole.below.map(async ({ code }) => (await everywhere.coverage({ ...period, departement: code }))!),
        )
        const names = ['communes', 'communesCovered', 'population', 'populationCovered'] as const
        for (const name of names) {
          expect(whole.below.map((each) => each[name])).toEqual(alone.map((each) => each[name]))
          expect(whole[name]).toBe(alone.reduce((sum, each) => sum + each[name], 0))
        }
        const missing = alone.flatMap(({ uncovered }) =>
          uncovered.map(({ code, population }) => ({ code, population })),
        )
        expect(whole.uncovered.map(({ code }) => code).toSorted()).toEqual(
          missing.map(({ code }) => code).toSorted(),
        )
        const people = whole.uncovered.map(({ population }) => population)
        expect(people).toEqual(people.toSorted((a, b) => b - a))
      }),
      { numRuns: 12 },
    )
  })

  it('is known by years and months as well as by days, whatever was recorded, corrected and taken back', () => {
    const { db } = lot
    const counted = {
      structureId: lot.structure.id,
      minutes: 30,
      participants: 2,
      returning: 0,
      referral: null,
      countKey: 0,
    }
    const act = fc.record({
      day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'),
      communeCode: fc.constantFrom('46128', '46999', '12202'),
      kind: fc.constantFrom('individual' as const, 'workshop' as const),
      countKey: fc.constantFrom(0, 4_000_000_000),
    })
    const kept = () => db.select().from(tables.reachedCommunes).all()
    const recounted = () =>
      db.$client
        .prepare(
          `select substr(day, 1, 7) as period, kind, commune_code as communeCode from daily_figures
          union select substr(day, 1, 4), kind, commune_code from daily_figures order by 1, 2, 3`,
        )
        .all()
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 30 }), (come, go) => {
        lot.plant([])
        const there = come.map((each) => ({ ...counted, ...each, id: uuidv7() }))
        for (const session of there) tally(db, session, ['email'], 1)
        expect(kept()).toEqual(recounted())
        for (const nth of go) {
          const [gone] = there.splice(nth % Math.max(1, there.length), 1)
          if (gone) tally(db, gone, ['email'], -1)
          expect(kept()).toEqual(recounted())
        }
        for (const session of there) tally(db, session, ['email'], -1)
        expect(kept()).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('knows the places where something was offered by years and months, until nothing of it is left', () => {
    const { db } = lot
    const [place] = db.select().from(tables.places).all()
    const by = { advisorId: lot.people.camille.actor.advisorId, structureId: lot.structure.id }
    for (const day of ['2025-12-31', '2026-01-01', '2026-01-02'])
      db.insert(tables.offeredSlots)
        .values({ ...by, day, placeId: place!.id, kind: 'individual', offered: 4, unfilled: 1 })
        .run()
    const periods = () =>
      db
        .select()
        .from(tables.openedPlaces)
        .all()
        .map(({ period }) => period)
    const forget = (day: string) =>
      db.delete(tables.offeredSlots).where(eq(tables.offeredSlots.day, day)).run()
    expect(periods()).toEqual(['2025', '2025-12', '2026', '2026-01'])
    forget('2026-01-01')
    expect(periods()).toEqual(['2025', '2025-12', '2026', '2026-01'])
    forget('2026-01-02')
    expect(periods()).toEqual(['2025', '2025-12'])
    forget('2025-12-31')
    expect(periods()).toEqual([])
  })
})
