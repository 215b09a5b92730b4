import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, audit, figureShares, grants, rateLimits, users, writes } from '#drizzle/schema/index.ts'
import { rowCounts } from '#drizzle/migrate.ts'
import { type CountedWorld, countedWorld, manyTold, oneTold, type Told } from './counted-world.ts'
import { naiveGuarded } from './naive-guarded.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let lot: CountedWorld
beforeEach(() => {
  lot = countedWorld()
})

const told: Told = { ...oneTold, day: '2026-03-10' }
const many = (count: number, changed: Partial<Told> = {}) =>
  Array.from({ length: count }, (): Told => ({ ...told, ...changed }))

const statistics = (person: Person = lot.people.camille) => lot.as(person).statistics
const open = async (person?: Person) => {
  const share = await statistics(person).openShare({ requestId: uuidv7() })
  return { id: share!.id, key: new URL(share!.address).hash.slice(1) }
}
const look = (key: string, year?: number) => lot.citizen().statistics.shared({ key, ...(year && { year }) })

describe('shared figures', () => {
  it('guard every count of people, and agree with a naive recount', async () => {
    const { key } = await open()
    await fc.assert(
      fc.asyncProperty(manyTold, async (all) => {
        const sessions = lot.plant(all).filter(({ withdrawnAt }) => withdrawnAt === null)
        const { years, year } = await look(key)
        const months = sessions.map(({ day }) => day.slice(0, 7)).filter((month) => month < '2026-06')
        const expected = new Set(months.map((month) => Number(month.slice(0, 4))))
        for (const each of expected) expect(years).toContain(each)
        expect(year).toBe(years[0] ?? null)
        for (const asked of years) {
          const { figures } = await look(key, asked)
          const here = sessions.filter(({ day }) => day.startsWith(String(asked)) && day <= '2026-05-31')
          expect(figures).toMatchObject(naiveGuarded(here))
          for (const month of figures!.months)
            expect(month).toMatchObject(naiveGuarded(here.filter(({ day }) => day.startsWith(month.month))))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('say the same of the same people however often they are asked, in a month and in its year', async () => {
    lot.plant(many(13))
    const { key } = await open()
    const [first, again] = [await look(key), await look(key, 2026)]
    expect(again).toEqual(first)
    const { figures } = first
    expect(figures!.months.find(({ month }) => month === '2026-03')!.sessions).toBe(figures!.sessions)
    expect(figures!.participants).toBe(figures!.sessions)
    const before = figures!.sessions
    await statistics().openShare({ requestId: uuidv7() })
    const renewed = await statistics().ownShare()
    expect((await look(new URL(renewed!.address).hash.slice(1))).figures!.sessions).toBe(before)
  })

  it('stop at the last whole month, so that no day can be told by waiting for the next', async () => {
    lot.plant([...many(6), ...many(6, { day: '2026-06-10' })])
    const { key } = await open()
    const { figures, years } = await look(key)
    expect(figures!.period).toEqual({ from: '2026-01-01', to: '2026-05-31' })
    expect([5, 10]).toContain(figures!.sessions)
    expect(figures!.months.map(({ month }) => month)).toHaveLength(5)
    expect(years).toEqual([2026])
    expect(await refusalOf(look(key, 2025))).toBe('notFound')
    lot.plant(many(6, { day: '2026-06-10' }))
    expect(await look(key)).toMatchObject({ years: [], year: null, figures: null })
  })

  it('name the advisor and their structure, and nobody else', async () => {
    lot.plant(many(6))
    const { key } = await open()
    const shown = await look(key)
    expect(shown).toMatchObject({ name: 'Camille Delmas', structureName: 'Cauvaldor' })
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(lot.people.camille.actor.advisorId))
    expect(await look((await open(lot.people.nadia)).key)).toMatchObject({ figures: null })
  })

  it('are read without changing anything', async () => {
    lot.plant(many(6))
    const { key } = await open()
    const before = rowCounts(lot.db.$client)
    await look(key)
    expect(rowCounts(lot.db.$client)).toEqual(before)
  })
})

describe('the address of shared figures', () => {
  it('is kept as a hash only, and shown again to whoever opened it', async () => {
    const { key, id } = await open()
    expect(await statistics().ownShare()).toMatchObject({
      id,
      address: expect.stringContaining(key) as string,
    })
    const kept = JSON.stringify([
      lot.db.select().from(figureShares).all(),
      lot.db.select().from(writes).all(),
      lot.db.select().from(audit).all(),
    ])
    expect(kept).not.toContain(key)
  })

  it('gives nothing any more once it is renewed or closed, and is never opened again', async () => {
    const first = await open()
    const second = await open()
    expect(await refusalOf(look(first.key))).toBe('notFound')
    expect(await look(second.key)).toBeTruthy()
    expect(
      await refusalOf(statistics(lot.people.nadia).closeShare({ requestId: uuidv7(), shareId: second.id })),
    ).toBe('notFound')
    expect(await statistics().closeShare({ requestId: uuidv7(), shareId: second.id })).toBeNull()
    expect(await refusalOf(look(second.key))).toBe('notFound')
    expect(() => lot.db.update(figureShares).set({ closedAt: null }).run()).toThrow(/never opens again/)
  })

  it('asked again with the same request opens one, and says the same', async () => {
    const requestId = uuidv7()
    const [one, again] = [
      await statistics().openShare({ requestId }),
      await statistics().openShare({ requestId }),
    ]
    expect(again).toEqual(one)
    expect(lot.db.select().from(figureShares).all()).toHaveLength(1)
  })

  it.each([
    ['a disabled account', () => lot.db.update(users).set({ disabledAt: 1 }).run()],
    ['a role that was taken back', () => lot.db.update(grants).set({ revokedAt: 1 }).run()],
    ['somebody who receives no more', () => lot.db.update(advisors).set({ deactivatedAt: 1 }).run()],
  ])('of %s opens nothing', async (_, end) => {
    const { key } = await open()
    expect(await look(key)).toBeTruthy()
    end()
    expect(await refusalOf(look(key))).toBe('notFound')
  })

  it('is not to be guessed: twenty wrong ones, and one waits for the next hour; the right one still opens', async () => {
    const { key } = await open()
    const wrong = 'A'.repeat(43)
    for (let guess = 0; guess < 20; guess++) expect(await refusalOf(look(wrong))).toBe('notFound')
    expect(await refusalOf(look(wrong))).toBe('tooManyRequests')
    expect(await look(key)).toBeTruthy()
    expect(JSON.stringify(lot.db.select().from(rateLimits).all())).not.toContain('192.0.2.1')
    lot.setClock('2026-06-15', '09:30')
    expect(await refusalOf(look(wrong))).toBe('notFound')
    expect(await refusalOf(look('short'))).toBe('invalidInput')
  })
})
