import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Day, WallTime } from '#shared/time.ts'
import { at, bookingAt } from './booking-request.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
beforeEach(() => {
  w = world()
  sent = []
})

const carry = () =>
  deliver(
    { db: w.db, settings: w.settings, now: w.now() },
    { email: (mail) => Promise.resolve(void sent.push(mail)), sms: null },
  )
const reminders = () =>
  w.db
    .select()
    .from(letters)
    .all()
    .filter(({ kind }) => kind === 'reminder')
const byEmail = { phone: null, email: 'jeanne@exemple.fr' }
const book = (day: Day, time: WallTime = '09:00', changed = {}) =>
  w.citizen().appointments.book(bookingAt(w, time, { ...byEmail, ...changed }, day))

/** Carries what is due at each of these hours of the day. */
async function carryThrough(day: Day, times: WallTime[]) {
  for (const time of times) {
    w.setClock(day, time)
    await carry()
  }
}
const isReminder = ({ messageId }: Mail) => messageId.includes('.reminder.')

describe('a reminder', () => {
  it('T130 of an appointment booked 54 hours before leaves, at the same hour two days before', async () => {
    w.setClock('2026-06-14', '03:00')
    const { id } = await book('2026-06-16')
    expect(reminders()).toMatchObject([{ aboutId: id, channel: 'email', dueAt: at('09:00', '2026-06-14') }])
    await carryThrough('2026-06-14', ['08:59'])
    expect(sent.filter(isReminder)).toEqual([])
    await carryThrough('2026-06-14', ['09:00', '09:15'])
    expect(sent.filter(isReminder)).toMatchObject([
      {
        to: 'jeanne@exemple.fr',
        subject: 'Rappel : rendez-vous mardi 16\u00a0juin à 9\u00a0h\u00a000',
        messageId: `<${id}.reminder.0@localhost>`,
      },
    ])
    expect(sent.find(isReminder)?.text).toContain('Pas disponible')
  })

  it('T131 is not promised three hours before: the confirmation is enough', async () => {
    w.setClock('2026-06-16', '06:00')
    await book('2026-06-16')
    expect(w.db.select().from(letters).all()).toMatchObject([{ kind: 'booked' }])
  })

  it.each([
    ['spring', '2026-03-20', '2026-03-31', '2026-03-29'],
    ['autumn', '2026-10-10', '2026-10-27', '2026-10-25'],
  ])(
    'T48 keeps its hour on the wall when the clocks change in %s',
    async (_season, bookedOn, day, remindedOn) => {
      w.setClock(bookedOn, '08:00')
      await book(day)
      expect(reminders().map(({ dueAt }) => dueAt)).toEqual([at('09:00', remindedOn)])
    },
  )

  it('T132 does not leave once the appointment is cancelled, and says why', async () => {
    const { key } = await book('2026-06-23')
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await carryThrough('2026-06-21', ['09:00'])
    expect(sent.filter(isReminder)).toEqual([])
    expect(reminders()).toMatchObject([{ sentAt: null, abandonedAt: w.now(), lastError: 'cancelled' }])
  })

  it('T132 does not leave once the appointment has begun', async () => {
    await book('2026-06-23')
    w.setClock('2026-06-23', '09:00')
    await carry()
    expect(reminders()).toMatchObject([{ sentAt: null, lastError: 'begun' }])
  })

  it('is made again by a move; the former one does not leave', async () => {
    const { key } = await book('2026-06-23')
    await w.citizen().appointments.move({ requestId: uuidv7(), key, startsAt: at('11:00', '2026-06-30') })
    await carryThrough('2026-06-21', ['09:00'])
    expect(sent.filter(isReminder)).toEqual([])
    await carryThrough('2026-06-28', ['11:00'])
    expect(sent.filter(isReminder).map(({ messageId }) => messageId)).toHaveLength(1)
    const [former, present] = reminders()
    expect([former?.revision, former?.lastError]).toEqual([0, 'moved'])
    expect(present).toMatchObject({ revision: 1, lastError: null })
  })

  it('comes back with an appointment that is taken back', async () => {
    const { key } = await book('2026-06-23')
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await w.citizen().appointments.reopen({ requestId: uuidv7(), key })
    await carryThrough('2026-06-21', ['09:00', '09:15'])
    expect(sent.filter(isReminder)).toHaveLength(1)
  })

  it('given up because of a move that is taken back is owed again', async () => {
    const { id } = await book('2026-06-23')
    const moveId = uuidv7()
    const { planning } = w.as(w.people.camille)
    w.setClock('2026-06-21', '09:30')
    const moved = { appointmentId: id, startsAt: at('15:00', '2026-06-23'), placeId: w.place.id }
    await planning.moveOwn({ requestId: moveId, ...moved, overlapReason: null })
    await deliver(
      { db: w.db, settings: w.settings, now: w.now() },
      { email: null, sms: () => Promise.resolve() },
    )
    expect(reminders().map(({ lastError }) => lastError)).toEqual(['moved', null])
    await planning.undoMove({ requestId: uuidv7(), appointmentId: id, moveId })
    await carry()
    expect(sent.filter(isReminder).map(({ messageId }) => messageId)).toEqual([
      `<${id}.reminder.0@localhost>`,
    ])
  })

  it('T134 leaves once for two carriers at once, and one way only', async () => {
    await book('2026-06-23', '09:00', { phone: '0612345678' })
    w.setClock('2026-06-21', '09:00')
    await Promise.all([carry(), carry(), carry()])
    await carry()
    expect(sent.filter(isReminder)).toHaveLength(1)
    expect(reminders()).toHaveLength(1)
  })

  it('T134 is by text message for whoever has no e-mail, and by a call to a landline', async () => {
    await book('2026-06-23', '09:00', { phone: '0612345678', email: null })
    await book('2026-06-23', '10:00', { phone: '0565000001', email: null })
    expect(reminders()).toMatchObject([{ channel: 'sms' }, { channel: 'call' }])
  })

  it('T137 kept back by an outage waits for the morning', async () => {
    await book('2026-06-23')
    await carryThrough('2026-06-21', ['02:15', '19:01', '23:45'])
    await carryThrough('2026-06-22', ['02:15', '08:59'])
    expect(sent.filter(isReminder)).toEqual([])
    await carryThrough('2026-06-22', ['09:00'])
    expect(sent.filter(isReminder)).toHaveLength(1)
  })
})
