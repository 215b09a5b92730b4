import { beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { ticketFor } from '#server/keys.ts'
import { hour } from '#shared/time.ts'
import { bookingAt, holdOf } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const count = (table: typeof appointments) => w.db.select().from(table).all().length
const book = (request: ReturnType<typeof bookingAt>) => refusalOf(w.citizen().appointments.book(request))

describe('a program', () => {
  const formOpened = (ago: number) => {
    const request = bookingAt(w)
    return { ...request, ticket: ticketFor({ settings: w.settings, now: w.now() - ago }, request.id) }
  }

  it.each([
    ['a form filled faster than fingers', () => formOpened(1_000)],
    ['a form opened two days ago', () => formOpened(48 * hour)],
    ['a form opened in the future', () => formOpened(-hour)],
    [
      'a form that we did not open',
      () => bookingAt(w, '09:00', { ticket: { openedAt: w.now() - hour, seal: 'A'.repeat(43) } }),
    ],
    ['the form of somebody else', () => bookingAt(w, '09:00', { ticket: bookingAt(w).ticket })],
    ['the field that people do not see', () => bookingAt(w, '09:00', { website: 'https://exemple.fr' })],
  ])('is refused for %s, and told to call', async (_, request) => {
    expect(await book(request())).toBe('tooManyRequests')
    expect(count(appointments)).toBe(0)
  })

  it('holds at most 240 hours an hour from one address, and the next hour is another', async () => {
    w = world({ rateLimit: 600 })
    const mine = holdOf(bookingAt(w))
    for (let times = 0; times < 240; times++) await w.citizen().appointments.hold(mine)
    expect(await refusalOf(w.citizen().appointments.hold(mine))).toBe('tooManyRequests')
    w.setClock('2026-06-15', '09:00')
    expect(await refusalOf(w.citizen().appointments.hold(mine))).toBe('no refusal')
  })
})
