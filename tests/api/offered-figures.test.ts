import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { absences, offeredSlots, openings, placeClosures, services } from '#drizzle/schema/index.ts'
import { keepOffered } from '#server/statistics/keep-offered.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { bookingAt } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { managerOfBoth } from './narrowed-world.ts'
import { countedWorld, type CountedWorld } from './counted-world.ts'
import type { Person } from './world.ts'

let lot: CountedWorld
let everybody: Person
beforeEach(() => {
  lot = countedWorld()
  everybody = managerOfBoth(lot)
})

const keep = () => keepOffered({ db: lot.db, settings: lot.settings, now: lot.now() })
const keptOn = (day: string) =>
  lot.db
    .select()
    .from(offeredSlots)
    .all()
    .filter((row) => row.day === day)
    .map(({ kind, offered, unfilled }) => [kind, offered, unfilled])
const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }
const ask = (question: DashboardQuestion = june, person = everybody) =>
  lot.as(person).statistics.appointments(question)

/** Camille receives on Tuesdays from 9:00 to 12:00 at Gramat, an hour each. */
const book = (time: '09:00' | '10:00', day = '2026-06-16') =>
  lot.citizen().appointments.book(bookingAt(lot, time, { phone: `06112233${time.slice(0, 2)}` }, day))

describe('what was offered', () => {
  it('is kept once the day is over: slots of openings, as long as their service, and those that nobody took', async () => {
    await book('09:00')
    await keep()
    expect(keptOn('2026-06-16')).toEqual([])
    lot.setClock('2026-06-17', '05:00')
    await keep()
    expect(keptOn('2026-06-16')).toEqual([['individual', 3, 2]])
    expect(keptOn('2026-06-09')).toEqual([['individual', 3, 3]])
    expect(keptOn('2026-06-11')).toEqual([['individual', 3, 3]])
    expect(keptOn('2026-06-10')).toEqual([])
  })

  it('stays as it was, whatever is planned afterwards, and is never kept twice', async () => {
    lot.setClock('2026-06-17', '05:00')
    await keep()
    const before = lot.db.select().from(offeredSlots).all()
    lot.db.update(openings).set({ closedAt: lot.now() }).run()
    await keep()
    expect(lot.db.select().from(offeredSlots).all()).toEqual(before)
    lot.setClock('2026-06-20', '05:00')
    await keep()
    expect(lot.db.select().from(offeredSlots).all()).toEqual(before)
  })

  it('is nothing while away, while the place is closed, and on public holidays', async () => {
    lot.db
      .insert(absences)
      .values({
        id: uuidv7(),
        advisorId: lot.people.camille.actor.advisorId,
        recurrence: { repeat: 'once', firstDay: '2026-06-02' },
        createdAt: 0,
      })
      .run()
    lot.db
      .insert(placeClosures)
      .values({ id: uuidv7(), placeId: lot.place.id, firstDay: '2026-06-08', lastDay: '2026-06-10' })
      .run()
    await keep()
    expect([keptOn('2026-06-02'), keptOn('2026-06-09')]).toEqual([[], []])
    expect(keptOn('2026-05-14'), 'Ascension Day, a Thursday').toEqual([])
    expect(keptOn('2026-05-26')).toEqual([['individual', 3, 3]])
  })

  it('is an hour less on the night when the clocks skip one', async () => {
    lot.db
      .update(openings)
      .set({
        recurrence: { repeat: 'weekly', every: 1, weekdays: [7], firstDay: '2026-03-01' },
        startsAt: '01:00',
        endsAt: '04:00',
      })
      .run()
    await keep()
    expect(keptOn('2026-03-22').map(([, offered]) => offered)).toEqual([3, 3])
    expect(keptOn('2026-03-29').map(([, offered]) => offered)).toEqual([2, 2])
  })

  it('counts the seats of a workshop', async () => {
    const workshop = { ...lot.service, id: uuidv7(), code: 'atelier', kind: 'workshop' as const }
    lot.db.insert(services).values(workshop).run()
    const [opening] = lot.openings
    lot.db
      .insert(openings)
      .values({
        ...opening,
        id: uuidv7(),
        serviceId: workshop.id,
        startsAt: '14:00',
        endsAt: '16:00',
        recurrence: { repeat: 'once', firstDay: '2026-06-09' },
        seats: 8,
      })
      .run()
    await keep()
    expect(keptOn('2026-06-09')).toEqual([
      ['individual', 3, 3],
      ['workshop', 8, 8],
    ])
  })
})

describe('the appointments of a territory', () => {
  it('are told with what was offered, to whoever works there', async () => {
    const [first, second] = [await book('09:00'), await book('10:00')]
    lot.setClock('2026-06-17', '05:00')
    const { appointments } = lot.as(lot.people.camille)
    await appointments.settle({ requestId: uuidv7(), appointmentId: first.id, outcome: 'honoured' })
    await appointments.settle({ requestId: uuidv7(), appointmentId: second.id, outcome: 'missed' })
    await keep()
    expect(await ask()).toEqual({
      isExact: true,
      booked: 2,
      honoured: 1,
      missed: 1,
      unsettled: 0,
      missedShare: 0.5,
      medianDelayDays: 1.1,
      offered: [
        { kind: 'individual', offered: 15, taken: 2, unfilled: 13 },
        { kind: 'workshop', offered: 0, taken: 0, unfilled: 0 },
      ],
      months: [{ month: '2026-06', offered: 15, booked: 2, honoured: 1, missed: 1 }],
      hours: [
        { weekday: 2, hour: 9, booked: 1 },
        { weekday: 2, hour: 10, booked: 1 },
      ],
    })
    expect(await ask({ ...june, from: '2026-06-17' })).toMatchObject({ booked: 0, missedShare: null })
  })

  it('are counted in the commune of their place, for the advisor and the place asked, and by kind', async () => {
    await book('09:00')
    const { camille, nadia } = lot.people
    const bookedIn = async (more: object) => (await ask({ ...june, ...more }))?.booked
    expect(await bookedIn({ commune: '46128' })).toBe(1)
    expect(await bookedIn({ commune: '46251' })).toBe(0)
    expect(await bookedIn({ placeId: lot.place.id })).toBe(1)
    expect(await bookedIn({ placeId: lot.otherPlace.id })).toBe(0)
    expect(await bookedIn({ advisorId: camille.actor.advisorId })).toBe(1)
    expect(await bookedIn({ advisorId: nadia.actor.advisorId })).toBe(0)
    expect(await bookedIn({ kind: 'workshop' })).toBe(0)
    expect(await bookedIn({ structureId: lot.other.id })).toBe(0)
    expect(await ask({ ...june, theme: 'citizen' })).toBeNull()
  })

  it('outside the structure hide the few', async () => {
    await book('09:00')
    lot.setClock('2026-06-17', '05:00')
    await keep()
    expect(await ask(june, lot.people.coordinator)).toMatchObject({
      isExact: false,
      booked: 'few',
      honoured: 0,
      missedShare: null,
      medianDelayDays: null,
      offered: [
        { offered: 15, taken: 'few', unfilled: null },
        { offered: 0, unfilled: 0 },
      ],
      months: [{ month: '2026-06', offered: 15, booked: 'few', honoured: 0, missed: 0 }],
      hours: [{ weekday: 2, hour: 9, booked: 'few' }],
    })
    const elsewhere = { ...june, departement: '12' }
    expect(await refusalOf(ask(elsewhere, lot.people.coordinator))).toBe('notYours')
  })
})
