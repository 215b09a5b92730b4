import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appointments, letters } from '#drizzle/schema/index.ts'
import { forgetPeople } from '#server/appointments/forget-people.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { takeTry } from '#server/sign-in/limits.ts'
import { steadyClock } from '#server/steady-clock.ts'
import { addDays, type Day, hour, minute, type WallTime } from '#shared/time.ts'
import { at, bookingAt, holdOf, hoursAtGramat } from '../api/booking-request.ts'
import { refusalOf } from '../api/refusal.ts'
import { type World, world } from '../api/world.ts'

/** It is Monday 15 June 2026 at 8:00; a wrong clock shows one of these. */
const jumps: [name: string, day: Day, time: WallTime, tuesdayAfter: Day][] = [
  ['an hour back', '2026-06-15', '07:00', '2026-06-16'],
  ['an hour ahead', '2026-06-15', '09:00', '2026-06-16'],
  ['a day ahead', '2026-06-16', '08:00', '2026-06-23'],
  ['a year back', '2025-06-15', '08:00', '2025-06-17'],
  ['a year ahead', '2027-06-14', '08:00', '2027-06-15'],
]

let w: World
let sent: string[]
beforeEach(() => {
  w = world()
  sent = []
})

const right = () => w.setClock('2026-06-15', '08:00')
const byEmail = { phone: null, email: 'jeanne@exemple.fr' }
const bookable = (day: Day, changed = {}) => bookingAt(w, '09:00', { ...byEmail, ...changed }, day)
const book = (day: Day) => w.citizen().appointments.book(bookable(day))
const bookOn = (day: Day) => refusalOf(book(day))
const see = (key: string) => refusalOf(w.citizen().appointments.see({ key }))
const forget = () => forgetPeople({ db: w.db, now: w.now() })
const carry = () =>
  deliver(
    { db: w.db, settings: w.settings, now: w.now() },
    { email: async ({ messageId }) => void sent.push(messageId), sms: null },
  )

describe.each(jumps)('a clock that jumps %s', (_, day, time, tuesdayAfter) => {
  it('books no hour that it shows as past', async () => {
    w.setClock(day, time)
    expect(await bookOn(addDays(tuesdayAfter, -14))).toBe('slotNotOpen')
    expect(w.db.select().from(appointments).all()).toEqual([])
  })

  it('answers what it booked again alike once it is right, and refuses again what it refused', async () => {
    w.setClock(day, time)
    const request = bookable(tuesdayAfter)
    const isRefused = async () => (await refusalOf(w.citizen().appointments.book(request))) !== 'no refusal'
    const first = await isRefused()
    right()
    expect(await isRefused()).toBe(first)
    expect(first).toBe(day < '2026')
    expect(w.db.select().from(appointments).all()).toHaveLength(first ? 0 : 1)
  })

  it('brings no key back that was forgotten, and kills none once it is right again', async () => {
    const [past, coming] = [await book('2026-06-16'), await book('2026-06-23')]
    w.setClock('2026-07-17', '08:00')
    forget()
    w.setClock(day, time)
    expect(await see(past.key)).toBe('notFound')
    right()
    expect(await see(past.key)).toBe('notFound')
    expect(await see(coming.key)).toBe('no refusal')
  })

  it('throttles nobody for ever', async () => {
    const { key } = await book('2026-06-23')
    w.setClock(day, time)
    for (let times = 0; times < 20; times++) await see(`${String(times).padStart(2, '0')}${'A'.repeat(20)}`)
    expect(await see(key)).toBe('tooManyRequests')
    right()
    expect(await see(key)).toBe('no refusal')
  })

  it('locks no account for ever', () => {
    w.setClock(day, time)
    for (let times = 0; times < 10; times++) takeTry(w.contextOf(null), 'camille@exemple.fr')
    w.setClock('2026-06-15', '11:01')
    expect(takeTry(w.contextOf(null), 'camille@exemple.fr')).toBe(0)
  })

  it('neither doubles nor loses a reminder that had left', async () => {
    const { id } = await book('2026-06-23')
    w.setClock('2026-06-21', '09:00')
    await carry()
    w.setClock(day, time)
    await carry()
    w.setClock('2026-06-21', '09:05')
    await carry()
    expect(sent.filter((messageId) => messageId.includes('.reminder.'))).toEqual([
      `<${id}.reminder.0@localhost>`,
    ])
  })
})

describe('a clock that was ahead', () => {
  it.each(['2026-06-16', '2026-06-22'])('keeps no hour once it is right again (it said %s)', async (day) => {
    w.setClock(day, '09:00')
    await w.citizen().appointments.hold(holdOf(bookable('2026-06-23')))
    expect(await hoursAtGramat(w)).not.toContain(at('09:00', '2026-06-23'))
    right()
    expect(await hoursAtGramat(w)).toContain(at('09:00', '2026-06-23'))
  })

  it('keeps no letter waiting for the day it said', async () => {
    w.setClock('2026-06-20', '08:00')
    const { id } = await book('2026-06-23')
    right()
    await carry()
    expect(sent).toEqual([`<${id}.booked.0@localhost>`])
  })

  it('keeps no letter in the hands of a carrier who died', async () => {
    const { id } = await book('2026-06-23')
    w.setClock('2026-06-20', '08:00')
    w.db
      .update(letters)
      .set({ lockedUntil: w.now() + 5 * minute })
      .run()
    right()
    await carry()
    expect(sent).toEqual([`<${id}.booked.0@localhost>`])
  })

  it('is not believed by what sends and forgets before it has been steady for ten minutes', () => {
    let [wall, elapsed] = [w.now(), 0]
    const isSteady = steadyClock(
      () => wall,
      () => elapsed,
    )
    const minutes = (count: number) =>
      Array.from({ length: count }, () => {
        wall += minute
        elapsed += minute
        return isSteady()
      })
    expect(isSteady()).toBe(true)
    expect(minutes(20)).not.toContain(false)
    wall += 365 * 24 * hour
    expect(minutes(5)).not.toContain(true)
    wall -= 365 * 24 * hour
    expect(minutes(10)).not.toContain(true)
    expect(minutes(3)).toEqual([true, true, true])
  })
})

describe('the zone of the machine', () => {
  const ownZone = process.env['TZ']
  afterEach(() => void (process.env['TZ'] = ownZone))

  /** Minutes west of UTC on 1 July 2026, as the machine then believes. */
  const machines: [zone: string, west: number][] = [
    ['UTC', 0],
    ['Europe/Paris', -120],
    ['Indian/Reunion', -240],
    ['America/Guadeloupe', 240],
    ['Pacific/Noumea', -660],
    ['America/Miquelon', 120],
    ['Pacific/Kiritimati', -840],
  ]

  it.each(machines)('changes no hour, letter or calendar file: %s', async (zone, west) => {
    process.env['TZ'] = zone
    expect(new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()).toBe(west)
    const texts: string[] = []
    expect((await hoursAtGramat(w)).slice(0, 4)).toEqual([
      ...['09:00', '10:00', '11:00'].map((time) => at(time)),
      at('09:00', '2026-06-23'),
    ])
    const { key } = await book('2026-06-23')
    await deliver(
      { db: w.db, settings: w.settings, now: w.now() },
      { email: async ({ subject }) => void texts.push(subject.replaceAll('\u00a0', ' ')), sms: null },
    )
    expect(texts).toEqual(['Votre rendez-vous : mardi 23 juin à 9 h 00'])
    const reminder = w.db
      .select()
      .from(letters)
      .all()
      .find(({ kind }) => kind === 'reminder')
    expect(reminder?.dueAt).toBe(at('09:00', '2026-06-21'))
    const { content } = await w.citizen().appointments.calendar({ key })
    expect(content).toContain('DTSTART:20260623T070000Z')
  })
})
