import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { Undeliverable } from '#server/notifications/post.ts'
import { at, bookingAt } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const landline = { phone: '0565000001', email: null }
const mobile = { phone: '0612345678', email: null }
const book = (changed: object, day = '2026-06-23', time = '09:00') =>
  w.citizen().appointments.book(bookingAt(w, time, changed, day))
const camille = () => w.as(w.people.camille)
const calls = async () =>
  (await camille().appointments.toCall()).map(({ id, untold: { kind, reason } }) => ({ id, kind, reason }))
const note = (appointmentId: string, isUndone = false) =>
  camille().appointments.noteCall({ requestId: uuidv7(), appointmentId, isUndone })
const carry = (trouble?: Error) =>
  deliver(
    { db: w.db, settings: w.settings, now: w.now() },
    { email: null, sms: trouble ? () => Promise.reject(trouble) : () => Promise.resolve() },
  )
const unreachable = new Undeliverable('ESMS 422')

describe('the call list', () => {
  it('has somebody on a landline two days before, at the same hour, and not sooner', async () => {
    const { id } = await book(landline)
    expect(await calls()).toEqual([])
    w.setClock('2026-06-21', '08:59')
    expect(await calls()).toEqual([])
    w.setClock('2026-06-21', '09:00')
    expect(await calls()).toEqual([{ id, kind: 'reminder', reason: 'landline' }])
  })

  it('has whoever the service has moved or cancelled, and not whoever did it themselves', async () => {
    const moved = await book(landline)
    const byThemselves = await book({ phone: '0565000002', email: null }, '2026-06-23', '10:00')
    const cancelled = await book({ phone: '0565000003', email: null }, '2026-06-23', '11:00')
    await w.citizen().appointments.move({
      requestId: uuidv7(),
      key: byThemselves.key,
      startsAt: at('10:00', '2026-06-30'),
    })
    await camille().planning.moveOwn({
      requestId: uuidv7(),
      appointmentId: moved.id,
      startsAt: at('14:00', '2026-06-23'),
      placeId: w.place.id,
      overlapReason: null,
    })
    await camille().appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId: cancelled.id })
    expect(await calls()).toEqual([
      { id: cancelled.id, kind: 'cancelled', reason: 'landline' },
      { id: moved.id, kind: 'moved', reason: 'landline' },
    ])
  })

  it('lets go of who has been called, until it is undone; a reminder stays owed', async () => {
    const { id } = await book(landline)
    await camille().planning.moveOwn({
      requestId: uuidv7(),
      appointmentId: id,
      startsAt: at('14:00', '2026-06-23'),
      placeId: w.place.id,
      overlapReason: null,
    })
    await note(id)
    expect(await calls()).toEqual([])
    const told = w.db
      .select()
      .from(letters)
      .all()
      .filter(({ calledAt }) => calledAt !== null)
    expect(told).toMatchObject([
      { kind: 'moved', calledAt: w.now(), calledBy: w.people.camille.actor.userId },
    ])
    await note(id, true)
    expect(await calls()).toEqual([{ id, kind: 'moved', reason: 'landline' }])
    await note(id)
    w.setClock('2026-06-21', '14:00')
    expect(await calls()).toEqual([{ id, kind: 'reminder', reason: 'landline' }])
  })

  it('has whoever a text message could not reach, and nobody that an e-mail has told', async () => {
    const { id } = await book(mobile)
    const both = await book({ phone: '0612345679', email: 'jeanne@exemple.fr' }, '2026-06-23', '10:00')
    await carry(unreachable)
    expect(await calls()).toEqual([{ id, kind: 'booked', reason: 'ESMS 422' }])
    expect(both.id).not.toBe(id)
    await note(id)
    expect(await calls()).toEqual([])
  })

  it('a called person gets no late text message', async () => {
    const { id } = await book(mobile, '2026-06-16')
    const silence = Object.assign(new Error('ESMS'), { code: 'ESMS', responseCode: 503 })
    w.setClock('2026-06-15', '10:00')
    await carry(silence)
    expect(await calls()).toEqual([{ id, kind: 'booked', reason: 'late' }])
    await note(id)
    w.setClock('2026-06-15', '10:30')
    expect(await carry()).toBe(0)
  })

  it('T135 says in the diary who was not told, after the start too', async () => {
    const { id } = await book(mobile)
    w.setClock('2026-06-21', '09:00')
    const silence = Object.assign(new Error('ESMS'), { code: 'ECONNECTION' })
    await carry(silence)
    w.setClock('2026-06-23', '09:30')
    expect(await carry()).toBe(0)
    const { appointments } = await camille().appointments.agenda({ from: '2026-06-23', to: '2026-06-23' })
    expect(appointments).toMatchObject([{ id, untold: { kind: 'reminder', reason: 'begun' } }])
    expect(await calls()).toEqual([])
  })

  it('a call that nobody made is given up once the hour has come', async () => {
    await book(landline)
    w.setClock('2026-06-23', '09:00')
    await carry()
    expect(w.db.select().from(letters).all()).toMatchObject([{ channel: 'call', lastError: 'begun' }])
  })

  it('is one’s own', async () => {
    const { id } = await book(landline)
    w.setClock('2026-06-21', '09:00')
    expect(await w.as(w.people.nadia).appointments.toCall()).toEqual([])
    const request = { requestId: uuidv7(), appointmentId: id, isUndone: false }
    expect(await refusalOf(w.as(w.people.nadia).appointments.noteCall(request))).toBe('notFound')
  })
})
