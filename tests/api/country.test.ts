import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { guardedCount, isDrawn } from '#shared/small-counts.ts'
import { countedWorld, manyTold, oneTold } from './counted-world.ts'
import { following } from './following.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { world } from './world.ts'

const lot = countedWorld()
const { administrator, coordinator, manager, prefecture, camille } = lot.people
const everywhere = lot.as(administrator).statistics

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
