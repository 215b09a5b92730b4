import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, it } from 'vitest'
import { absences } from '#drizzle/schema/index.ts'
import { at, bookingAt, holdOf } from './booking-request.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

/** The hours offered to somebody who wants ten o’clock, now taken. */
async function offeredInstead(holdId = uuidv7()) {
  const refused = await w
    .citizen()
    .appointments.book(bookingAt(w, '10:00', { id: holdId }))
    .catch((error: { cause: { more: { nearest: { startsAt: number }[] } } }) => error.cause.more)
  return 'nearest' in refused ? refused.nearest.map(({ startsAt }) => startsAt) : []
}

it('who comes too late is offered what is free at that very moment, taken and freed hours included', async () => {
  await w.citizen().appointments.book(bookingAt(w, '10:00'))
  expect(await offeredInstead()).toEqual([at('09:00'), at('11:00'), at('09:00', '2026-06-23')])
  const { key } = await w.citizen().appointments.book(bookingAt(w, '11:00'))
  expect(await offeredInstead()).not.toContain(at('11:00'))
  await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
  expect(await offeredInstead()).toContain(at('11:00'))
})

it('the hour that one keeps is offered to oneself and to nobody else', async () => {
  await w.citizen().appointments.book(bookingAt(w, '10:00'))
  const mine = holdOf(bookingAt(w, '11:00'))
  await w.citizen().appointments.hold(mine)
  expect(await offeredInstead()).not.toContain(at('11:00'))
  expect(await offeredInstead(mine.id)).toContain(at('11:00'))
  expect(await offeredInstead()).not.toContain(at('11:00'))
})

it('an hour whose advisor is away meanwhile, or whose notice has passed, is no longer offered', async () => {
  await w.citizen().appointments.book(bookingAt(w, '10:00'))
  expect(await offeredInstead()).toContain(at('09:00', '2026-06-23'))
  const recurrence = { repeat: 'once' as const, firstDay: '2026-06-23' }
  const { advisorId } = w.people.camille.actor
  w.db.insert(absences).values({ id: uuidv7(), advisorId, recurrence, createdAt: w.now() }).run()
  expect(await offeredInstead()).not.toContain(at('09:00', '2026-06-23'))
  w.setClock('2026-06-16', '08:30')
  expect(await offeredInstead()).not.toContain(at('09:00'))
})
