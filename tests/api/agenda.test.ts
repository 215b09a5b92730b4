import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { absences, appointments, letters } from '#drizzle/schema/index.ts'
import type { BookForRequest } from '#shared/appointments.ts'
import { alsoAtGramat, at, bookingAt, holdOf, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.as(w.people.camille).appointments
const nadia = () => w.as(w.people.nadia).appointments
const book = (...asked: Parameters<typeof bookingAt> extends [World, ...infer Rest] ? Rest : never) =>
  w.citizen().appointments.book(bookingAt(w, ...asked))
const tuesday = { from: '2026-06-16', to: '2026-06-16' }
const settle = (appointmentId: string, outcome: 'honoured' | 'missed' | null) =>
  camille().settle({ requestId: uuidv7(), appointmentId, outcome })

describe('the agenda', () => {
  it('shows a day: who comes, the opening, and nothing of a colleague', async () => {
    const { id } = await book('10:00', { phone: '0612345678', need: 'autonomy' })
    const day = await camille().agenda(tuesday)
    expect(day.appointments).toMatchObject([
      {
        id,
        status: 'coming',
        firstName: 'Jeanne',
        lastName: 'Marty',
        phone: '0612345678',
        need: 'autonomy',
        place: { name: 'Médiathèque de Gramat', communeName: 'Gramat' },
        sessionId: null,
      },
    ])
    expect(day.openings).toMatchObject([
      { startsAt: at('09:00'), endsAt: at('12:00'), placeName: 'Médiathèque de Gramat' },
    ])
    expect((await nadia().agenda(tuesday)).appointments).toEqual([])
  })

  it('shows a week with its absences and public holidays', async () => {
    w.db
      .insert(absences)
      .values({
        id: uuidv7(),
        advisorId: w.people.camille.actor.advisorId,
        startsAt: '13:00',
        endsAt: '14:00',
        recurrence: { repeat: 'once', firstDay: '2026-07-15' },
        createdAt: w.now(),
      })
      .run()
    const week = await camille().agenda({ from: '2026-07-13', to: '2026-07-19' })
    expect(week.absences).toMatchObject([
      { startsAt: at('13:00', '2026-07-15'), endsAt: at('14:00', '2026-07-15') },
    ])
    expect(week.holidays).toEqual([{ day: '2026-07-14', name: 'Fête Nationale' }])
  })

  it('is for who receives, a few weeks at a time', async () => {
    expect(await refusalOf(camille().agenda({ from: '2026-06-01', to: '2026-07-13' }))).toBe('rangeTooLong')
    expect(await refusalOf(camille().agenda({ from: '2026-06-02', to: '2026-06-01' }))).toBe('rangeTooLong')
    expect(await refusalOf(w.citizen().appointments.agenda(tuesday))).toBe('signInFirst')
    expect(await refusalOf(w.as(w.people.coordinator).appointments.agenda(tuesday))).toBe('notYours')
  })
})

describe('settling', () => {
  it('past appointments wait, the oldest first, until somebody says', async () => {
    const first = await book('09:00')
    const second = await book('10:00')
    await book('11:00')
    w.setClock('2026-06-16', '11:30')
    expect((await camille().toSettle()).map(({ id }) => id)).toEqual([first.id, second.id])
    expect(await nadia().toSettle()).toEqual([])
    await settle(first.id, 'honoured')
    await settle(second.id, 'missed')
    expect(await camille().toSettle()).toEqual([])
    const { appointments: rows } = await camille().agenda(tuesday)
    expect(rows.map(({ status }) => status)).toEqual(['honoured', 'missed', 'underway'])
  })

  it('can be taken back, and said the other way', async () => {
    const { id } = await book('09:00')
    w.setClock('2026-06-16', '10:30')
    await settle(id, 'missed')
    expect(await refusalOf(settle(id, 'honoured'))).toBe('alreadySettled')
    expect((await settle(id, null)).status).toBe('toSettle')
    expect((await settle(id, 'honoured')).status).toBe('honoured')
    expect((await settle(id, 'honoured')).status).toBe('honoured')
  })

  it('waits for the appointment to begin, and ignores what was cancelled', async () => {
    const { id, key } = await book('09:00')
    expect(await refusalOf(settle(id, 'missed'))).toBe('notYetStarted')
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    w.setClock('2026-06-16', '10:30')
    expect(await refusalOf(settle(id, 'missed'))).toBe('appointmentOver')
  })

  it('is for one’s own appointments: a colleague’s is not found', async () => {
    const { id } = await book('09:00')
    w.setClock('2026-06-16', '10:30')
    const theirs = nadia().settle({ requestId: uuidv7(), appointmentId: id, outcome: 'missed' })
    expect(await refusalOf(theirs)).toBe('notFound')
    expect(await refusalOf(settle(uuidv7(), 'missed'))).toBe('notFound')
  })
})

describe('at the counter', () => {
  const someone = (time: Parameters<typeof at>[0], changed: Partial<BookForRequest> = {}): BookForRequest => {
    const { ticket: _, website: __, ...request } = bookingAt(w, time, { phone: null })
    return { ...request, ownHour: null, ...changed }
  }

  it('T22 an advisor books inside the notice, for somebody without telephone', async () => {
    w.setClock('2026-06-16', '08:45')
    const booked = await camille().bookFor(someone('09:00'))
    expect(booked).toMatchObject({ startsAt: at('09:00'), status: 'coming', phone: null })
    expect(w.db.select().from(letters).all()).toEqual([])
    expect(w.db.select().from(appointments).get()?.bookedBy).toBe(w.people.camille.actor.advisorId)
  })

  it('books in one’s own diary only', async () => {
    alsoAtGramat(w)
    await camille().bookFor(someone('09:00'))
    expect(await refusalOf(camille().bookFor(someone('09:00')))).toBe('slotTaken')
    const advisorId = w.people.nadia.actor.advisorId
    expect(await refusalOf(camille().bookFor(someone('09:00', { advisorId })))).toBe('notYours')
  })

  it('T97 of a citizen and an advisor who confirm the same hour, the second is told', async () => {
    const request = bookingAt(w, '10:00')
    await camille().bookFor(someone('10:00'))
    expect(await refusalOf(w.citizen().appointments.book(request))).toBe('slotTaken')
    await w.citizen().appointments.hold(holdOf(bookingAt(w, '11:00')))
    expect(await refusalOf(camille().bookFor(someone('11:00')))).toBe('slotTaken')
  })

  it('sees where one receives, what for, and one’s own free hours', async () => {
    w.setClock('2026-06-16', '09:30')
    const counter = await camille().counter({ placeId: null, serviceId: null, ...tuesday })
    expect(counter).toMatchObject({
      placeId: w.place.id,
      serviceId: w.service.id,
      places: [{ name: 'Médiathèque de Gramat' }],
      days: [{ day: '2026-06-16', starts: [at('10:00'), at('11:00')] }],
    })
  })

  it('more than two coming appointments are the advisor’s to judge', async () => {
    const phone = somePhone()
    for (const time of ['09:00', '10:00', '11:00'] as const) await camille().bookFor(someone(time, { phone }))
    expect(w.db.select().from(appointments).all()).toHaveLength(3)
  })

  it('an advisor who cannot come cancels, and the person is told', async () => {
    const { id, key } = await book('09:00')
    const cancelled = await camille().cancelByAdvisor({ requestId: uuidv7(), appointmentId: id })
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: 'advisor' })
    await camille().cancelByAdvisor({ requestId: uuidv7(), appointmentId: id })
    const told = w.db
      .select()
      .from(letters)
      .all()
      .filter(({ kind }) => kind === 'cancelled')
    expect(told).toHaveLength(1)
    expect(await w.citizen().appointments.see({ key })).toMatchObject({ cancelledBy: 'advisor' })
    expect(await refusalOf(nadia().cancelByAdvisor({ requestId: uuidv7(), appointmentId: id }))).toBe(
      'notFound',
    )
  })
})
