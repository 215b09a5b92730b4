import { beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { spend } from '#server/allowances.ts'
import { ticketFor } from '#server/keys.ts'
import { problems } from '#shared/problems.ts'
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

  it('that keeps an hour and sends its form at once is refused; fingers are not', async () => {
    const request = bookingAt(w)
    const { ticket } = await w.citizen().appointments.hold(holdOf(request))
    expect(await book({ ...request, ticket })).toBe('tooManyRequests')
    w.setClock('2026-06-15', '08:01')
    expect(await book({ ...request, ticket })).toBe('no refusal')
  })

  it('of two hundred that fill every field or make up their form, none books', async () => {
    const tries = Array.from({ length: 200 }, (_, rank) =>
      rank % 2 === 0
        ? bookingAt(w, '09:00', { website: `https://exemple.fr/${rank}` })
        : bookingAt(w, '10:00', { ticket: { openedAt: w.now() - rank * 60_000, seal: sealLike(rank) } }),
    )
    expect(new Set(await Promise.all(tries.map(book)))).toEqual(new Set(['tooManyRequests']))
    expect(count(appointments)).toBe(0)
  })

  const sealLike = (rank: number) => String(rank).padStart(43, 'b')
})

describe('a library, behind one address', () => {
  it('books sixty times an hour, and is then told to call; the next hour is another', async () => {
    w = world({ rateLimit: 600 })
    const ctx = w.contextOf(null)
    for (let times = 0; times < 59; times++) spend(ctx, 'book')
    expect(await book(bookingAt(w, '09:00'))).toBe('no refusal')
    expect(await book(bookingAt(w, '10:00'))).toBe('tooManyRequests')
    w.setClock('2026-06-15', '09:00')
    expect(await book(bookingAt(w, '10:00'))).toBe('no refusal')
  })

  it('does not count the hours that somebody else took first', async () => {
    w = world({ rateLimit: 600 })
    for (let times = 0; times < 59; times++) spend(w.contextOf(null), 'book')
    await book(bookingAt(w, '09:00'))
    w.setClock('2026-06-15', '09:00')
    for (let times = 0; times < 61; times++) expect(await book(bookingAt(w, '09:00'))).toBe('slotTaken')
    expect(await book(bookingAt(w, '10:00'))).toBe('no refusal')
  })
})

describe('one person', () => {
  it.each([
    [
      'a number however written',
      ['06 12 34 56 78', '+33612345678', '0033 6.12.34.56.78'].map((phone) => ({ phone })),
    ],
    [
      'an address however written',
      ['jeanne@exemple.fr', 'JEANNE@exemple.fr', ' jeanne@Exemple.fr '].map((email) => ({
        phone: null,
        email,
      })),
    ],
  ])('has at most two appointments to come: %s', async (_, contacts) => {
    const times = ['09:00', '10:00', '11:00'] as const
    const answers = []
    for (const [rank, contact] of contacts.entries())
      answers.push(await book(bookingAt(w, times[rank], contact)))
    expect(answers).toEqual(['no refusal', 'no refusal', 'tooManyAppointments'])
  })

  it.each(['tooManyRequests', 'tooManyAppointments', 'tooManyForOthers'] as const)(
    'who meets %s is told to call the place, in both languages',
    (name) => {
      expect(problems[name].fr).toMatch(/[Aa]ppelez le lieu/)
      expect(problems[name].en).toMatch(/[Cc]all the place/)
    },
  )
})
