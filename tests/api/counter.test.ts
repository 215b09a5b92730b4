import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings, places, services } from '#drizzle/schema/index.ts'
import type { BookForRequest } from '#shared/appointments.ts'
import { eq } from 'drizzle-orm'
import { at, bookingAt, holdOf } from './booking-request.ts'
import { appointmentRow } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const camille = () => w.as(w.people.camille).appointments
const someone = (time: string, changed: Partial<BookForRequest> = {}): BookForRequest => {
  const { ticket: _, website: __, ...request } = bookingAt(w, time, { phone: null })
  return { ...request, ownHour: null, ...changed }
}
const atOwnHour = (time: string, overlapReason: string | null = null, changed = {}) =>
  camille().bookFor(someone(time, { ownHour: { overlapReason }, ...changed }))
const standing = () => camille().agenda({ from: '2026-06-15', to: '2026-06-21' })

describe('an hour of the advisor’s own', () => {
  it('is taken outside the openings, and stands there as such', async () => {
    const { id } = await atOwnHour('17:30')
    expect(appointmentRow(w, id)).toMatchObject({
      startsAt: at('17:30'),
      endsAt: at('18:30'),
      overlapReason: null,
    })
    const { outside } = await w.as(w.people.camille).planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(outside).toMatchObject([{ id, by: 'outsideOpenings' }])
    expect(await refusalOf(camille().bookFor(someone('18:30')))).toBe('slotNotOpen')
  })

  it('over somebody is refused by accident, with the nearest free times, and taken for a reason that is kept', async () => {
    await camille().bookFor(someone('09:00'))
    const refused = atOwnHour('09:30')
    expect(await refusalOf(refused)).toBe('slotTaken')
    await expect(refused).rejects.toHaveProperty('cause.more.nearest.length', 3)
    const { id } = await atOwnHour('09:30', 'Un couple, ensemble')
    expect(appointmentRow(w, id)?.overlapReason).toBe('Un couple, ensemble')
    const { appointments: shown } = await standing()
    expect(shown.map(({ overlapReason }) => overlapReason)).toEqual([null, 'Un couple, ensemble'])
    const { appointments: planned } = await w
      .as(w.people.camille)
      .planning.week({ from: '2026-06-15', to: '2026-06-21' })
    expect(planned.at(-1)?.overlapReason).toBe('Un couple, ensemble')
  })

  it('over an hour that somebody is choosing is refused too', async () => {
    await w.citizen().appointments.hold(holdOf(bookingAt(w, '10:00')))
    expect(await refusalOf(atOwnHour('10:30'))).toBe('slotTaken')
    expect(await refusalOf(atOwnHour('11:00'))).toBe('no refusal')
  })

  it('keeps no reason where nobody is', async () => {
    const { id } = await atOwnHour('09:00', 'Un couple')
    expect(appointmentRow(w, id)?.overlapReason).toBeNull()
    expect(await refusalOf(camille().bookFor(someone('09:00')))).toBe('slotTaken')
  })

  it('may have begun, and not be over', async () => {
    w.setClock('2026-06-16', '09:30')
    expect(await refusalOf(atOwnHour('08:30'))).toBe('slotNotOpen')
    expect((await atOwnHour('09:00')).status).toBe('underway')
  })

  it('needs a place that receives, on site; none on the telephone; and is no seat in a workshop', async () => {
    expect(await refusalOf(atOwnHour('09:00', null, { placeId: null }))).toBe('placeNeeded')
    w.db.update(places).set({ closedAt: 1 }).where(eq(places.id, w.otherPlace.id)).run()
    expect(await refusalOf(atOwnHour('09:00', null, { placeId: w.otherPlace.id }))).toBe('placeClosed')
    expect(await refusalOf(atOwnHour('09:00', null, { workshopId: w.openings[0].id }))).toBe('slotNotOpen')
    w.db.update(services).set({ mode: 'phone' }).run()
    expect(await refusalOf(atOwnHour('09:00', null, { placeId: null }))).toBe('no refusal')
  })
})

describe('the free times of an advisor', () => {
  const times = async (changed = {}) =>
    (await camille().freeTimes({ serviceId: null, from: '2026-06-15', to: '2026-06-22', ...changed })).times

  it('are those of every place, the soonest first, inside the notice', async () => {
    w.db
      .insert(openings)
      .values({
        ...w.openings[0],
        id: uuidv7(),
        placeId: w.otherPlace.id,
        recurrence: { repeat: 'once', firstDay: '2026-06-15' },
        endsAt: '11:00',
      })
      .run()
    w.setClock('2026-06-15', '08:55')
    expect((await times()).map(({ startsAt, placeId }) => [startsAt, placeId])).toEqual([
      [at('09:00', '2026-06-15'), w.otherPlace.id],
      [at('10:00', '2026-06-15'), w.otherPlace.id],
      [at('09:00'), w.place.id],
      [at('10:00'), w.place.id],
      [at('11:00'), w.place.id],
    ])
  })

  it('are one’s own, for the usual service unless told, and never of a full workshop', async () => {
    const serviceId = uuidv7()
    w.db
      .insert(services)
      .values({ ...w.service, id: serviceId, code: 'atelier', kind: 'workshop', minutes: 120, createdAt: 0 })
      .run()
    const workshop = {
      ...w.openings[0],
      id: uuidv7(),
      serviceId,
      startsAt: '14:00',
      endsAt: '16:00',
      seats: 1,
    }
    w.db.insert(openings).values(workshop).run()
    const told = await camille().freeTimes({ serviceId: null, from: '2026-06-16', to: '2026-06-16' })
    expect(told.serviceId).toBe(w.service.id)
    expect(told.services.map(({ kind }) => kind)).toEqual(['individual', 'workshop'])
    const seats = () => times({ serviceId, to: '2026-06-16' })
    expect(await seats()).toMatchObject([{ startsAt: at('14:00'), workshopId: workshop.id, seatsLeft: 1 }])
    await camille().bookFor(someone('14:00', { serviceId, workshopId: workshop.id }))
    expect(await seats()).toEqual([])
  })

  it('come with where one is then, free or not', async () => {
    for (const time of ['09:00', '10:00', '11:00']) await camille().bookFor(someone(time))
    const told = await camille().freeTimes({ serviceId: null, from: '2026-06-16', to: '2026-06-16' })
    expect(told).toMatchObject({
      times: [],
      held: [{ startsAt: at('09:00'), endsAt: at('12:00'), placeId: w.place.id }],
    })
  })

  it('are asked two months at a time', async () => {
    expect(await refusalOf(times({ to: '2026-12-31' }))).toBe('rangeTooLong')
  })
})

describe('the people an advisor knows', () => {
  it('are those they expect or received this month, each once, and nobody else’s', async () => {
    const phone = '0612345678'
    await camille().bookFor(someone('09:00', { phone }))
    await camille().bookFor(someone('10:00', { phone, email: 'jeanne@exemple.fr' }))
    await camille().bookFor(someone('11:00', { firstName: 'Ali', lastName: 'Ben', phone: null }))
    expect(await camille().peopleKnown()).toMatchObject([
      { firstName: 'Ali', lastName: 'Ben', phone: null },
      { firstName: 'Jeanne', lastName: 'Marty', phone, email: 'jeanne@exemple.fr' },
    ])
    expect(await w.as(w.people.nadia).appointments.peopleKnown()).toEqual([])
  })
})

describe('the slip', () => {
  it('is printed by whoever receives, for their own appointments only', async () => {
    const { id } = await camille().bookFor(someone('09:00'))
    expect(await camille().slip({ appointmentId: id })).toMatchObject({
      startsAt: at('09:00'),
      advisorName: 'Camille Delmas',
      place: { phone: '0565000000' },
    })
    expect(await refusalOf(w.as(w.people.nadia).appointments.slip({ appointmentId: id }))).toBe('notFound')
  })
})
