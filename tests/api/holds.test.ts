import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, holds } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { alsoAtGramat, at, bookingAt, holdOf, hoursAtGramat } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const count = (table: typeof holds) => w.db.select().from(table).all().length

describe('a hold', () => {
  it('T98 hides the hour from the others for ten minutes, never from oneself', async () => {
    const mine = holdOf(bookingAt(w, '10:00'))
    const { expiresAt } = await w.citizen().appointments.hold(mine)
    expect(expiresAt).toBe(w.now() + 10 * minute)
    expect(await hoursAtGramat(w)).not.toContain(at('10:00'))
    expect(await hoursAtGramat(w, mine.id)).toContain(at('10:00'))
    expect(await refusalOf(w.citizen().appointments.hold(holdOf(bookingAt(w, '10:00'))))).toBe('slotTaken')
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w, '10:00')))).toBe('slotTaken')
    await w.citizen().appointments.hold(mine)
    w.setClock('2026-06-15', '08:10')
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
  })

  it('is given back on leaving', async () => {
    const mine = holdOf(bookingAt(w, '10:00'))
    await w.citizen().appointments.hold(mine)
    await w.citizen().appointments.release({ id: mine.id })
    await w.citizen().appointments.release({ id: mine.id })
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
  })

  it('follows its owner to another hour', async () => {
    const mine = holdOf(bookingAt(w, '10:00'))
    await w.citizen().appointments.hold(mine)
    await w.citizen().appointments.hold({ ...mine, startsAt: at('11:00') })
    expect((await hoursAtGramat(w)).slice(0, 2)).toEqual([at('09:00'), at('10:00')])
    expect(count(holds)).toBe(1)
  })

  it('ends when it becomes an appointment', async () => {
    const request = bookingAt(w, '10:00')
    const { ticket } = await w.citizen().appointments.hold(holdOf(request))
    w.setClock('2026-06-15', '08:01')
    await w.citizen().appointments.book({ ...request, ticket })
    expect(count(holds)).toBe(0)
  })

  it('T21 keeps the hour even when the notice passes meanwhile', async () => {
    w.setClock('2026-06-16', '07:58')
    const request = bookingAt(w, '09:00')
    await w.citizen().appointments.hold(holdOf(request))
    w.setClock('2026-06-16', '08:05')
    const booked = await w.citizen().appointments.book(request)
    expect(booked.startsAt).toBe(at('09:00'))
  })

  it('T99 once expired, somebody else may book: a refusal with the three nearest', async () => {
    const request = bookingAt(w, '10:00')
    await w.citizen().appointments.hold(holdOf(request))
    w.setClock('2026-06-15', '08:11')
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    const refused = await w
      .citizen()
      .appointments.book(request)
      .catch((error) => error.cause)
    expect(refused).toMatchObject({ problem: 'slotTaken', more: { nearest: { length: 3 } } })
  })

  it('T114 of two advisors keeps the one it chose', async () => {
    alsoAtGramat(w)
    const request = bookingAt(w, '10:00')
    await w.citizen().appointments.hold(holdOf(request))
    const held = w.db.select().from(holds).get()?.advisorId
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    await w.citizen().appointments.book(request)
    const mine = w.db
      .select()
      .from(appointments)
      .all()
      .find(({ id }) => id === request.id)
    expect(mine?.advisorId).toBe(held)
  })
})
