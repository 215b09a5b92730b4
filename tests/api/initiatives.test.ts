import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { rowCounts } from '#drizzle/migrate.ts'
import { audit, departementFigures, departements, grants, initiatives } from '#drizzle/schema/index.ts'
import type { InitiativeInput } from '#shared/initiatives.ts'
import { refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let w: World
beforeEach(() => {
  w = world()
})

const told = (changed: Partial<InitiativeInput> = {}): InitiativeInput => ({
  id: uuidv7(),
  kind: 'event',
  departementCode: '46',
  title: 'Journée du numérique',
  day: '2026-06-10',
  minutes: 210,
  participants: 80,
  partners: ['Mairie de Gramat', 'CAF du Lot'],
  ...changed,
})
const at = (person: Person = w.people.coordinator) => w.as(person).initiatives
const titles = async (
  person?: Person,
  asked: Parameters<ReturnType<typeof at>['list']>[0] = { year: 2026 },
) => (await at(person).list(asked)).initiatives.map(({ title }) => title)

describe('an initiative', () => {
  it('is kept, found in its year and by its kind, and added up by kind', async () => {
    await at().record(told())
    await at().record(
      told({
        kind: 'partnership',
        title: 'France Services',
        day: '2026-02-03',
        minutes: 90,
        participants: 4,
      }),
    )
    await at().record(told({ title: 'L’an dernier', day: '2025-12-31' }))
    expect(await titles()).toEqual(['Journée du numérique', 'France Services'])
    expect(await titles(undefined, { year: 2026, kind: 'partnership' })).toEqual(['France Services'])
    expect(await at().list({ year: 2026 })).toMatchObject({
      firstYear: 2025,
      totals: [
        { kind: 'animation', initiatives: 0, hours: 0, participants: 0 },
        { kind: 'event', initiatives: 1, hours: 3.5, participants: 80 },
        { kind: 'partnership', initiatives: 1, hours: 1.5, participants: 4 },
      ],
    })
    expect((await at().list({ year: 2026 })).initiatives[0]).toMatchObject({
      partners: ['Mairie de Gramat', 'CAF du Lot'],
      by: 'Hélène Roux',
    })
  })

  it('enters no figure of advisors', async () => {
    const figures = () =>
      w
        .as(w.people.administrator)
        .statistics.dashboard({ from: '2026-01-01', to: '2026-12-31', departement: '46' })
    const before = await figures()
    await at().record(told())
    expect(await figures()).toEqual(before)
    expect(w.db.select().from(departementFigures).all()).toEqual([])
  })

  it('told twice under one id is one; another under the same id is refused', async () => {
    const one = told()
    await at().record(one)
    await at().record(one)
    expect(await titles()).toHaveLength(1)
    expect(await refusalOf(at().record({ ...one, title: 'Autre' }))).toBe('keyReused')
    expect(
      w.db
        .select()
        .from(audit)
        .all()
        .filter(({ verb }) => verb === 'initiatives.record'),
    ).toHaveLength(1)
  })

  it.each([
    ['invalidInput', { title: '  ' }],
    ['invalidInput', { minutes: 4 }],
    ['invalidInput', { participants: -1 }],
    ['invalidInput', { partners: Array.from({ length: 21 }, (_, nth) => `P${nth}`) }],
    ['dayInFuture', { day: '2026-06-16' }],
    ['sensitiveNote', { title: 'Rappeler 1 85 05 78 006 084 91' }],
    ['sensitiveNote', { partners: ['FR76 3000 6000 0112 3456 7890 189'] }],
    ['notYours', { departementCode: '12' }],
  ] as const)('is refused (%s) when it says %j', async (refusal, changed) => {
    const before = rowCounts(w.db.$client)
    expect(await refusalOf(at().record(told(changed as Partial<InitiativeInput>)))).toBe(refusal)
    expect(rowCounts(w.db.$client)).toEqual(before)
  })

  it('is corrected by whoever has seen its latest correction', async () => {
    const one = told()
    await at().record(one)
    const revised = { ...one, title: 'Journée du climat' }
    const { revisedAt } = await at().revise({ requestId: uuidv7(), initiative: revised, seenRevisedAt: null })
    expect(await titles()).toEqual(['Journée du climat'])
    const again = { requestId: uuidv7(), initiative: one, seenRevisedAt: null }
    expect(await refusalOf(at().revise(again))).toBe('correctedMeanwhile')
    await at().revise({ ...again, requestId: uuidv7(), seenRevisedAt: revisedAt })
    expect(await titles()).toEqual(['Journée du numérique'])
    const elsewhere = {
      requestId: uuidv7(),
      initiative: { ...one, departementCode: '12' },
      seenRevisedAt: revisedAt,
    }
    expect(await refusalOf(at().revise(elsewhere))).toBe('correctedMeanwhile')
  })

  it('is withdrawn, and brought back as it was', async () => {
    const one = told()
    await at().record(one)
    const act = () => ({ requestId: uuidv7(), id: one.id })
    await at().withdraw(act())
    expect(await titles()).toEqual([])
    expect(await refusalOf(at().withdraw(act()))).toBe('alreadyWithdrawn')
    expect(await refusalOf(at().revise({ requestId: uuidv7(), initiative: one, seenRevisedAt: null }))).toBe(
      'alreadyWithdrawn',
    )
    await at().restore(act())
    await at().restore(act())
    expect(await titles()).toEqual(['Journée du numérique'])
    expect(w.db.select().from(initiatives).all()).toHaveLength(1)
  })

  it('of another département is neither seen nor touched', async () => {
    w.db.insert(departements).values({ code: '15', name: 'Cantal', zone: 'Europe/Paris' }).run()
    const one = told()
    await at().record(one)
    w.db.update(grants).set({ departementCode: '15' }).run()
    const moved: Person = {
      ...w.people.coordinator,
      actor: {
        ...w.people.coordinator.actor,
        grants: [{ role: 'coordinator', structureId: null, departementCode: '15' }],
      },
    }
    expect(await titles(moved)).toEqual([])
    expect(await refusalOf(at(moved).withdraw({ requestId: uuidv7(), id: one.id }))).toBe('notFound')
    expect(
      await refusalOf(at(moved).revise({ requestId: uuidv7(), initiative: one, seenRevisedAt: null })),
    ).toBe('notFound')
  })

  it('is seen by the préfecture and the administrator, who change nothing', async () => {
    await at().record(told())
    for (const person of [w.people.prefecture, w.people.administrator]) {
      expect(await titles(person)).toHaveLength(1)
      expect(await refusalOf(at(person).record(told()))).toBe('notYours')
    }
    expect(await refusalOf(at(w.people.camille).list({ year: 2026 }))).toBe('notYours')
  })
})
