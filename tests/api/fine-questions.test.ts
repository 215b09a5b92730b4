import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { offeredSlots, sessions, structures, tags } from '#drizzle/schema/index.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { addDays } from '#shared/time.ts'
import { pastAppointment } from './past-appointment.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'
import { type Person, type World, world } from './world.ts'

/** Questions so fine that a rounded answer would still say too much: what is told of them outside the structure. */
let lot: World
beforeEach(() => {
  lot = world()
})

const as = (person: Person = lot.people.coordinator) => lot.as(person).statistics
const quarter = { departement: '46', from: '2026-04-01', to: '2026-06-30' }
const gramat = { epci: '200066371', commune: '46128' }

describe('a theme, an age and a status', () => {
  beforeEach(async () => {
    const { sessions: told } = lot.as(lot.people.camille)
    for (let nth = 0; nth < 12; nth++)
      await told.record(
        telling(lot)({
          day: addDays('2026-05-04', nth),
          ages: { '70+': 1 },
          statuses: { retraite: 1 },
        }),
      )
  })

  const asked: Partial<DashboardQuestion> = { theme: 'everyday', public: 'status:retraite' }
  const ages = async (more: object, person?: Person) =>
    (await as(person).people({ ...quarter, ...asked, ...more })).ages

  it('are crossed for an EPCI and a quarter, and for nothing smaller', async () => {
    expect(await ages({})).not.toBeNull()
    expect(await ages({ epci: gramat.epci })).not.toBeNull()
    expect(await ages({ from: '2026-01-01' })).not.toBeNull()
    for (const finer of [
      gramat,
      { from: '2026-04-02' },
      { to: '2026-06-29' },
      { from: '2026-05-01', to: '2026-05-31' },
      { placeId: lot.place.id },
      { advisorId: lot.people.camille.actor.advisorId },
      { structureId: lot.structure.id },
      { channel: 'place' },
      { theme: undefined, topic: 'email', ...gramat },
    ])
      expect([finer, await ages(finer)]).toEqual([finer, null])
  })

  it('are two by two anywhere, and all three where one works', async () => {
    expect(await ages({ ...gramat, public: undefined })).not.toBeNull()
    expect(await ages({ ...gramat, theme: undefined })).not.toBeNull()
    expect(await ages(gramat, lot.people.camille)).toMatchObject({ '70+': 12 })
  })
})

describe('the hours of the week', () => {
  const hours = async (from: string, to: string, person?: Person) =>
    (await as(person).appointments({ departement: '46', from, to }))?.hours

  it('are told of whole months: an advisor receives one person at a time, so that one day would name an hour', async () => {
    lot.setClock('2026-06-16', '10:00')
    pastAppointment(lot, { countKey: 0 })
    const tuesdayAtNine = [{ weekday: 2, hour: 9, booked: 'few' }]
    expect(await hours('2026-06-16', '2026-06-16')).toEqual([])
    expect(await hours('2026-06-01', '2026-06-29')).toEqual([])
    expect(await hours('2026-06-01', '2026-06-30')).toEqual(tuesdayAtNine)
    expect(await hours('2026-05-20', '2026-07-03')).toEqual(tuesdayAtNine)
    expect(await hours('2026-06-16', '2026-06-16', lot.people.camille)).toEqual([
      { weekday: 2, hour: 9, booked: 1 },
    ])
  })
})

describe('slots taken', () => {
  it('are not told apart when there was one, taken or not', async () => {
    const { advisorId } = lot.people.camille.actor
    const day = '2026-06-09'
    const row = { day, advisorId, placeId: lot.place.id, kind: 'individual' as const }
    const told = async (unfilled: number) => {
      lot.db.delete(offeredSlots).run()
      const kept = { ...row, structureId: lot.structure.id, offered: 1, unfilled, countKey: 0 }
      lot.db.insert(offeredSlots).values(kept).run()
      return (await as().appointments({ departement: '46', from: day, to: day }))?.offered[0]
    }
    expect(await told(0)).toEqual(await told(1))
    expect(await told(0)).toEqual({ kind: 'individual', offered: 1, taken: 'few', unfilled: null })
  })
})

describe('what carries a tag', () => {
  it('is guarded where several structures share the tag, as on the dashboard', async () => {
    const { coordinator, camille, administrator } = lot.people
    const id = uuidv7()
    await lot.as(coordinator).tags.add({ id, name: 'Fibre', scope: 'departement', confirmed: false })
    const uses = async (person: Person) =>
      (await lot.as(person).tags.list()).find((tag) => tag.id === id)?.uses
    for (let nth = 0; nth < 9; nth++) {
      const told = telling(lot)({ tagIds: [id] })
      await lot.as(camille).sessions.record(told)
      lot.db.update(sessions).set({ countKey: 0 }).where(eq(sessions.id, told.id)).run()
      const shown = (await as().dashboard({ ...quarter, tagId: id })).now.sessions
      for (const person of [coordinator, camille, administrator])
        expect([nth, await uses(person)]).toEqual([nth, shown])
    }
    expect(await uses(camille)).toBe(10)
    lot.db.update(tags).set({ departementCode: null, structureId: lot.structure.id }).run()
    expect(await uses(camille)).toBe(9)
  })
})

describe('whoever works in a structure', () => {
  it('asks nothing of another one, guarded or not', async () => {
    const id = uuidv7()
    const other = { ...lot.structure, id, name: 'Ville de Cahors' }
    lot.db.insert(structures).values(other).run()
    const asked = { ...quarter, structureId: id }
    for (const person of [lot.people.camille, lot.people.manager])
      for (const ask of ['dashboard', 'territories', 'appointments', 'people', 'delays', 'coverage'] as const)
        expect([ask, await refusalOf(as(person)[ask](asked))]).toEqual([ask, 'notFound'])
    expect((await as().dashboard(asked)).isExact).toBe(false)
  })
})
