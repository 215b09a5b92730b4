import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { pastAppointment } from './past-appointment.ts'
import { refusalOf } from './refusal.ts'
import { correctionsOf, figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille).sessions
const book = (changed: Parameters<typeof pastAppointment>[1] = {}) => pastAppointment(lot, changed)

/** Three seats of a workshop that ended at this hour. */
function workshop() {
  const workshopId = lot.openings[0].id
  lot.db.$client
    .prepare('update openings set seats = 6, title = ? where id = ?')
    .run('La tablette', workshopId)
  const names = ['Andrieu', 'Bessières', 'Cazals']
  return names.map((lastName, n) =>
    book({ workshopId, lastName, phone: `056500000${n}`, need: 'autonomy', needNote: 'Mes impôts' }),
  ) as [Seat, Seat, Seat]
}
type Seat = ReturnType<typeof book>

const settled = (seats: readonly Seat[]) =>
  seats.map(({ id }) => {
    const row = lot.db.select().from(appointments).where(eq(appointments.id, id)).get()!
    return row.honouredAt === null ? (row.missedAt === null ? null : 'missed') : 'honoured'
  })

const listed = (seats: readonly Seat[], came: boolean[]): Partial<SessionInput> => ({
  kind: 'workshop',
  participants: 3,
  appointmentId: seats[0]!.id,
  attendance: seats.map(({ id }, at) => ({ appointmentId: id, came: came[at]! })),
})

describe('a workshop that was booked', () => {
  test('opens with its seats, by name, whichever seat it is noted from', async () => {
    const seats = workshop()
    lot.db.update(appointments).set({ missedAt: lot.now() }).where(eq(appointments.id, seats[1].id)).run()
    for (const { id } of seats)
      expect(await camille().draft({ appointmentId: id })).toMatchObject({
        kind: 'workshop',
        title: 'La tablette',
        participants: 2,
        topics: [],
        need: 'unknown',
        needNote: '',
        person: null,
        seats: [
          { person: 'Paulette Andrieu', status: 'toSettle' },
          { person: 'Paulette Bessières', status: 'missed' },
          { person: 'Paulette Cazals', status: 'toSettle' },
        ],
      })
  })

  test('is noted once for all its seats, and without a list settles nobody', async () => {
    const seats = workshop()
    await camille().record(tell({ kind: 'workshop', participants: 3, appointmentId: seats[0].id }))
    const second = tell({ kind: 'workshop', participants: 3, appointmentId: seats[1].id })
    expect(await refusalOf(camille().record(second))).toBe('alreadyRecorded')
    expect(settled(seats)).toEqual([null, null, null])
  })

  test('settles who came and who did not by the same stroke', async () => {
    const seats = workshop()
    await camille().record(tell(listed(seats, [true, false, true])))
    expect(settled(seats)).toEqual(['honoured', 'missed', 'honoured'])
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1, participants: 3 }])
  })

  test('can be noted from a seat whose person did not come', async () => {
    const seats = workshop()
    lot.db.update(appointments).set({ missedAt: lot.now() }).where(eq(appointments.id, seats[0].id)).run()
    await camille().record(tell(listed(seats, [false, true, true])))
    expect(settled(seats)).toEqual(['missed', 'honoured', 'honoured'])
  })

  test('leaves a cancelled seat cancelled', async () => {
    const seats = workshop()
    const cancelled = { cancelledAt: lot.now(), cancelledBy: 'citizen' as const }
    lot.db.update(appointments).set(cancelled).where(eq(appointments.id, seats[2].id)).run()
    await camille().record(tell(listed(seats, [true, true, true])))
    expect(settled(seats)).toEqual(['honoured', 'honoured', null])
  })

  test('settles no seat of another hour, of another workshop or of a colleague, and then keeps nothing', async () => {
    const seats = workshop()
    const [, nadia] = lot.openings
    const { advisorId } = lot.people.nadia.actor
    lot.db.$client.prepare('update openings set seats = 6 where id = ?').run(nadia.id)
    const strangers = [
      book({ startsAt: lot.now() - 5 * 3_600_000, phone: '0565000008' }),
      book({ workshopId: seats[0].workshopId, startsAt: lot.now() - 86_400_000, phone: '0565000009' }),
      book({ workshopId: nadia.id, advisorId, phone: '0565000010' }),
    ]
    for (const stranger of strangers) {
      const told = tell(listed([...seats, stranger], [true, true, true, true]))
      expect(await refusalOf(camille().record({ ...told, participants: 4 }))).toBe('notFound')
    }
    expect(settled([...seats, ...strangers]).filter(Boolean)).toEqual([])
    expect(lot.db.select().from(sessions).all()).toEqual([])
  })

  test('has at least as many participants as seats whose people came, and a list only if it was booked', async () => {
    const seats = workshop()
    const told = tell(listed(seats, [true, true, true]))
    for (const wrong of [
      { ...told, participants: 2 },
      { ...told, appointmentId: null },
      { ...told, attendance: [told.attendance![0]!, told.attendance![0]!] },
    ])
      expect(await refusalOf(camille().record(wrong))).toBe('invalidInput')
    expect(settled(seats)).toEqual([null, null, null])
  })

  test('is corrected with its list', async () => {
    const seats = workshop()
    const told = tell(listed(seats, [true, false, true]))
    await camille().record(told)
    const kept = await camille().session({ id: told.id })
    expect(kept.seats.map(({ status }) => status)).toEqual(['honoured', 'missed', 'honoured'])
    const session = { ...kept.told, ...listed(seats, [true, true, false]) }
    const corrections = correctionsOf(lot, told.id)
    await camille().revise({ requestId: uuidv7(), session, corrections })
    expect(settled(seats)).toEqual(['honoured', 'honoured', 'missed'])
  })

  test('shows the names of its seats to the advisor who receives, not to who led it with them', async () => {
    const seats = workshop()
    const told = tell({
      ...listed(seats, [true, true, true]),
      coAdvisorIds: [lot.people.nadia.actor.advisorId],
    })
    await camille().record(told)
    expect((await lot.as(lot.people.nadia).sessions.session({ id: told.id })).seats).toEqual([])
  })
})

describe('undone at once', () => {
  const undo = (id: string) => camille().withdraw({ requestId: uuidv7(), id, undo: true })

  test('a session leaves its appointment to settle again', async () => {
    const appointment = book()
    const told = tell({ appointmentId: appointment.id })
    await camille().record(told)
    lot.setClock('2026-06-15', '08:01')
    await undo(told.id)
    expect(settled([appointment])).toEqual([null])
    expect(figuresShown(lot)).toEqual([])
  })

  test('what was settled before stays settled', async () => {
    const appointment = book({ honouredAt: lot.now() - 60_000 })
    const told = tell({ appointmentId: appointment.id })
    await camille().record(told)
    await undo(told.id)
    expect(settled([appointment])).toEqual(['honoured'])
  })

  test('a workshop leaves to settle the seats that its list had settled, and no other hour of it', async () => {
    const seats = workshop()
    const before = book({
      workshopId: seats[0].workshopId,
      startsAt: lot.now() - 7 * 86_400_000,
      phone: '0565000009',
      honouredAt: lot.now(),
    })
    const missedBefore = { missedAt: lot.now() - 60_000 }
    lot.db.update(appointments).set(missedBefore).where(eq(appointments.id, seats[1].id)).run()
    const told = tell(listed(seats, [true, false, true]))
    await camille().record(told)
    await undo(told.id)
    expect(settled([...seats, before])).toEqual([null, 'missed', null, 'honoured'])
  })

  test('withdrawn later, a session leaves its appointment honoured', async () => {
    const appointment = book()
    const told = tell({ appointmentId: appointment.id })
    await camille().record(told)
    await camille().withdraw({ requestId: uuidv7(), id: told.id })
    expect(settled([appointment])).toEqual(['honoured'])
  })
})
