import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import * as tables from '#drizzle/schema/index.ts'
import { drawnOf, guardedCount, guardedHours, isDrawn } from '#shared/small-counts.ts'
import { countedWorld, manyTold, oneTold } from './counted-world.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { world } from './world.ts'

const lot = countedWorld()
const { administrator, coordinator, manager, prefecture, camille } = lot.people
const everywhere = lot.as(administrator).statistics

const inAveyron = { ...oneTold, communeCode: '12202' }

/** As somebody who coordinates these départements. */
const over = (codes: string[], there = lot) => {
  const grants = codes.map((departementCode) => ({ ...coordinator.actor.grants[0]!, departementCode }))
  return there.as({ ...coordinator, actor: { ...coordinator.actor, grants } }).statistics
}

const anyPeriod = fc.constantFrom(
  { from: '2024-01-01', to: '2024-12-31' },
  { from: '2024-02-29', to: '2025-01-14' },
  { from: '2023-09-20', to: '2026-06-15' },
)

describe('the country', () => {
  it('is made of its départements, each as if it were asked alone', async () => {
    await fc.assert(
      fc.asyncProperty(manyTold, anyPeriod, async (told, period) => {
        const planted = lot.plant(told)
        const parts = await everywhere.territories(period)
        expect(parts.map(({ code, level }) => [code, level])).toEqual([
          ['12', 'departement'],
          ['46', 'departement'],
        ])
        for (const { code, population, communes, communesReached, evolution: _, ...part } of parts) {
          const alone = await everywhere.dashboard({ ...period, departement: code })
          expect({ population, communes }).toEqual({ population: alone.population, communes: alone.communes })
          expect(part).toMatchObject(alone.now)
          expect(communesReached).toBeNull()
        }
        const whole = await everywhere.dashboard(period)
        expect(whole.path).toEqual([{ level: 'country', code: 'france', name: 'France' }])
        expect(whole.population).toBe(parts.reduce((sum, { population }) => sum + population, 0))
        const isThen = (day: string) => day >= period.from && day <= period.to
        const counted = planted.filter(({ day, withdrawnAt }) => isThen(day) && withdrawnAt === null)
        const drawn = counted.filter(({ countKey }) => isDrawn(countKey)).length
        expect(whole.now.sessions).toBe(guardedCount({ drawn, isEmpty: counted.length === 0 }))
      }),
      { numRuns: 12 },
    )
  })

  it('reads the month under way whole, and nothing of it once a session is later', async () => {
    const morning = Array.from({ length: 40 }, (_, nth) => ({ ...oneTold, countKey: nth * 100_000_000 }))
    const asked = { from: '2026-06-01', to: '2026-06-15' }
    lot.plant(morning)
    const before = (await everywhere.dashboard(asked)).now
    expect(before.sessions).toBeGreaterThan(30)
    lot.plant([...morning, ...morning.map((told) => ({ ...told, day: '2026-06-16' }))])
    expect((await everywhere.dashboard(asked)).now).toEqual(before)
  })

  it('is for whoever sees all of it', async () => {
    const asked = { from: '2026-06-01', to: '2026-06-30' }
    for (const person of [coordinator, manager, prefecture, camille]) {
      expect(await refusalOf(lot.as(person).statistics.dashboard(asked))).toBe('notYours')
      expect(await refusalOf(lot.as(person).statistics.territories(asked))).toBe('notYours')
    }
  })

  it('adds what was done in its communes, whatever the kind asked', async () => {
    const asked = { from: '2024-01-01', to: '2024-12-31', kind: 'workshop' } as const
    await fc.assert(
      fc.asyncProperty(manyTold, async (told) => {
        const there = lot
          .plant(told)
          .filter(
            ({ withdrawnAt, kind, day }) => !withdrawnAt && kind === 'workshop' && day.startsWith('2024'),
          )
        const seconds = there.reduce(
          (sum, { minutes, countKey }) => sum + (isDrawn(countKey) ? minutes * 60 : 0),
          0,
        )
        const participants = there.reduce((sum, each) => sum + drawnOf(each.participants, each.countKey), 0)
        const { now, topics } = await everywhere.dashboard(asked)
        const isEmpty = there.length === 0
        expect(now.participants).toBe(guardedCount({ drawn: participants, isEmpty }))
        expect(now.hours).toBe(guardedHours(seconds, now.sessions))
        expect(now.individuals).toBe(0)
        expect(new Set(topics.map(({ topic }) => topic))).toEqual(
          new Set(there.flatMap(({ touched }) => touched)),
        )
      }),
      { numRuns: 10 },
    )
  })

  it('stands above its départements, and beside each of them', async () => {
    lot.plant([...Array.from({ length: 40 }, () => oneTold), ...Array.from({ length: 20 }, () => inAveyron)])
    const asked = { from: '2026-06-01', to: '2026-06-30' }
    const france = await everywhere.dashboard(asked)
    const there = await everywhere.dashboard({ ...asked, departement: '46' })
    expect(there.path.map(({ name }) => name)).toEqual(['France', 'Lot'])
    expect(there.parent).toMatchObject({
      ...france.now,
      population: france.population,
      communesReached: null,
    })
    const workshops = await everywhere.dashboard({ ...asked, departement: '46', kind: 'workshop' })
    expect(workshops.parent).toMatchObject({ sessions: 0 })
    const narrowed = await everywhere.dashboard({ ...asked, departement: '46', theme: 'everyday' })
    expect(narrowed.parent).toBeNull()
    const alone = await lot.as(coordinator).statistics.dashboard({ ...asked, departement: '46' })
    expect([alone.path.map(({ name }) => name), alone.parent]).toEqual([['Lot'], null])
    expect((await lot.as(coordinator).statistics.choices()).country).toBeNull()
    expect((await everywhere.choices()).country).toBe('France')
  })

  it('is, for whoever coordinates several départements, these together', async () => {
    lot.plant([...Array.from({ length: 40 }, () => oneTold), ...Array.from({ length: 20 }, () => inAveyron)])
    const both = over(['46', '12'])
    const asked = { from: '2026-06-01', to: '2026-06-30' }
    const [told, france] = [await both.dashboard(asked), await everywhere.dashboard(asked)]
    expect(told.path.map(({ name }) => name)).toEqual(['Aveyron et Lot'])
    expect(told.now).toEqual(france.now)
    expect(told.firstMonth).toBe('2026-06')
    expect(told.followed).toBeNull()
    expect(await both.territories(asked)).toEqual(await everywhere.territories(asked))
    const there = await both.dashboard({ ...asked, departement: '12' })
    expect(there.path.map(({ name }) => name)).toEqual(['Aveyron et Lot', 'Aveyron'])
    expect(there.parent).toMatchObject(france.now)
    expect(await refusalOf(over(['46', '46']).dashboard(asked))).toBe('notYours')
  })

  it('leaves out what is beyond the départements one is over', async () => {
    const wide = countedWorld()
    wide.db
      .insert(tables.departements)
      .values({ code: '82', name: 'Tarn-et-Garonne', zone: 'Europe/Paris' })
      .run()
    const [commune] = wide.db.select().from(tables.communes).all()
    wide.db
      .insert(tables.communes)
      .values({ ...commune!, code: '82121', name: 'Montauban', departementCode: '82', population: 50 })
      .run()
    wide.plant([
      ...Array.from({ length: 40 }, () => oneTold),
      ...Array.from({ length: 60 }, () => ({ ...oneTold, communeCode: '82121' })),
    ])
    const both = over(['46', '12'], wide)
    const asked = { from: '2026-06-01', to: '2026-06-30' }
    const [told, france] = [
      await both.dashboard(asked),
      await wide.as(administrator).statistics.dashboard(asked),
    ]
    const there = await both.dashboard({ ...asked, departement: '46' })
    expect(told.now).toEqual(there.now)
    expect(france.now.sessions).toBeGreaterThan(told.now.sessions as number)
    expect(told.population).toBe(france.population - 50)
    expect((await both.territories(asked)).map(({ code }) => code)).toEqual(['12', '46'])
  })

  it('counts who is followed by whole months only, each of them once', async () => {
    const small = world()
    const advisor = small.as(small.people.camille)
    const admin = small.as(small.people.administrator).statistics
    const ids = Array.from({ length: 20 }, () => uuidv7())
    for (const id of ids) await advisor.beneficiaries.add(following({ id }))
    const tell = telling(small)
    for (const day of ['2026-04-10', '2026-05-12', '2026-06-15'])
      await advisor.sessions.record(
        tell({ kind: 'workshop', participants: 20, day, beneficiaryIds: ids, id: uuidv7() }),
      )
    const followed = async (from: string, to: string) => (await admin.dashboard({ from, to })).followed
    const shown = await followed('2026-06-01', '2026-06-15')
    expect(shown).toBeGreaterThan(5)
    expect(await followed('2026-04-01', '2026-06-30')).toBe(shown)
    expect(await followed('2026-05-01', '2026-05-31')).toBe(shown)
    expect(await followed('2026-05-02', '2026-06-30')).toBeNull()
    const there = await admin.dashboard({ from: '2026-04-01', to: '2026-06-30', departement: '46' })
    expect(there.followed).toBe(shown)
    const odd = await admin.dashboard({ from: '2026-04-02', to: '2026-06-14', departement: '46' })
    expect(odd.followed).toBe(shown)
  })
})
