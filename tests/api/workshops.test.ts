import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, openings, services } from '#drizzle/schema/index.ts'
import { at, bookingAt, hoursAtGramat, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
let workshop: { workshopId: string; serviceId: string }

/** On Tuesdays from 14:00 to 16:00 at Gramat, eight seats. */
beforeEach(() => {
  w = world()
  const serviceId = uuidv7()
  const workshopId = uuidv7()
  workshop = { workshopId, serviceId }
  w.db
    .insert(services)
    .values({ ...w.service, id: serviceId, code: 'atelier', kind: 'workshop', minutes: 120 })
    .run()
  w.db
    .insert(openings)
    .values({ ...w.openings[0], id: workshopId, serviceId, startsAt: '14:00', endsAt: '16:00', seats: 8 })
    .run()
})

const register = (changed = {}) =>
  w.citizen().appointments.book(bookingAt(w, '14:00', { ...workshop, ...changed }))
const seated = () =>
  w.db
    .select()
    .from(appointments)
    .where(and(eq(appointments.workshopId, workshop.workshopId), isNull(appointments.cancelledAt)))
    .all()

describe('a workshop', () => {
  it('T116 seats eight of twenty people, and tells the others', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => register()))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    expect(seated()).toHaveLength(8)
    expect(await refusalOf(register())).toBe('workshopFull')
  })

  it('T117 a cancelled seat is free again, and no longer counted', async () => {
    const [first] = await Promise.all(Array.from({ length: 8 }, () => register()))
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key: first?.key ?? '' })
    expect(seated()).toHaveLength(7)
    expect(await refusalOf(register())).toBe('no refusal')
  })

  it('T118 seats one number once, one address once', async () => {
    const phone = somePhone()
    await register({ phone })
    expect(await refusalOf(register({ phone }))).toBe('alreadyRegistered')
    await register({ phone: null, email: 'jeanne@exemple.fr' })
    expect(await refusalOf(register({ phone: null, email: 'Jeanne@exemple.fr' }))).toBe('alreadyRegistered')
    expect(seated()).toHaveLength(2)
  })

  it('T119 two first registrations at once sit in the same workshop', async () => {
    const [a, b] = await Promise.all([register(), register()])
    expect([a.startsAt, b.startsAt]).toEqual([at('14:00'), at('14:00')])
    expect(new Set(seated().map(({ startsAt, advisorId }) => `${startsAt} ${advisorId}`)).size).toBe(1)
  })

  it('T41 keeps its advisor from other people even while nobody has registered', async () => {
    w.db.$client.prepare(`update openings set ends_at = '17:00' where seats is null`).run()
    const free = await hoursAtGramat(w)
    expect(free).toContain(at('13:00'))
    expect(free).toContain(at('16:00'))
    expect(free).not.toContain(at('14:00'))
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w, '15:00')))).toBe('slotNotOpen')
  })

  it('a seat is held like an hour', async () => {
    for (let person = 0; person < 7; person++) await register()
    const request = bookingAt(w, '14:00', workshop)
    const { id, placeId, serviceId, startsAt, advisorId, workshopId } = request
    await w.citizen().appointments.hold({ id, placeId, serviceId, startsAt, advisorId, workshopId })
    expect(await refusalOf(register())).toBe('workshopFull')
    await w.citizen().appointments.book(request)
    expect(seated()).toHaveLength(8)
  })
})
