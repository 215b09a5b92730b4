import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { audit, appointments, appointmentKeys, letters, openings, writes } from '#drizzle/schema/index.ts'
import { secretsOf } from '#server/keys.ts'
import { alsoAtGramat, at, bookingAt, somePhone, hoursAtGramat } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const count = (table: typeof appointments | typeof letters | typeof writes | typeof audit) =>
  w.db.select().from(table).all().length

describe('booking', () => {
  it('takes the slot, gives a reference and a key, promises one letter', async () => {
    const request = bookingAt(w)
    const booked = await w.citizen().appointments.book(request)
    expect(booked).toMatchObject({
      id: request.id,
      startsAt: at('09:00'),
      endsAt: at('10:00'),
      status: 'coming',
      mayCancel: true,
      advisorName: 'Camille Delmas',
      firstName: 'Jeanne',
    })
    expect(booked.reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(booked.key).toMatch(/^[\w-]{22}$/)
    expect(await hoursAtGramat(w)).not.toContain(at('09:00'))
    expect(w.db.select().from(letters).all()).toMatchObject([
      { kind: 'booked', channel: 'sms', aboutId: request.id, revision: 0, sentAt: null },
    ])
    expect(w.db.select().from(audit).all()).toMatchObject([
      { verb: 'appointments.book', thingId: request.id },
    ])
  })

  it('gives another reference when somebody has it already, and the key still opens', async () => {
    const request = bookingAt(w)
    const { reference: taken } = secretsOf(w, request.id)
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    w.db.$client.prepare('update appointments set reference = ?').run(taken)
    const { reference, key } = await w.citizen().appointments.book(request)
    expect(reference).not.toBe(taken)
    expect((await w.citizen().appointments.see({ key })).reference).toBe(reference)
  })

  it('keeps no key and no name outside the appointment', async () => {
    const { key } = await w.citizen().appointments.book(bookingAt(w, '09:00', { email: 'jeanne@exemple.fr' }))
    const kept = JSON.stringify([
      w.db.select().from(appointmentKeys).all(),
      w.db.select().from(writes).all(),
      w.db.select().from(letters).all(),
      w.db.select().from(audit).all(),
    ])
    expect(kept).not.toContain(key)
    expect(kept).not.toMatch(/Jeanne|Marty|jeanne@/)
  })

  it('writes by e-mail and by text message to whoever gave both, to nobody with a landline only', async () => {
    await w.citizen().appointments.book(bookingAt(w, '09:00', { email: 'jeanne@exemple.fr' }))
    await w.citizen().appointments.book(bookingAt(w, '10:00', { phone: '0565112233' }))
    expect(
      w.db
        .select()
        .from(letters)
        .all()
        .map(({ channel }) => channel)
        .toSorted(),
    ).toEqual(['email', 'sms'])
  })

  it('needs one way to reach the person', async () => {
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w, '09:00', { phone: null })))).toBe(
      'invalidInput',
    )
    await w.citizen().appointments.book(bookingAt(w, '09:00', { phone: null, email: 'jeanne@exemple.fr' }))
  })

  it('T37 an appointment elsewhere with the same advisor blocks here too', async () => {
    const advisorId = w.people.camille.actor.advisorId
    w.db
      .insert(openings)
      .values({ ...w.openings[0], id: uuidv7(), placeId: w.otherPlace.id, advisorId })
      .run()
    await w.citizen().appointments.book(bookingAt(w, '10:00', { placeId: w.otherPlace.id }))
    expect(await hoursAtGramat(w)).not.toContain(at('10:00'))
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w, '10:00')))).toBe('slotTaken')
  })

  it('T92 of fifty people for one slot, one gets it and the others get the three nearest', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => w.citizen().appointments.book(bookingAt(w, '10:00'))),
    )
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(49)
    for (const { reason } of refused)
      expect(reason.cause).toMatchObject({
        problem: 'slotTaken',
        more: {
          nearest: [at('09:00'), at('11:00'), at('09:00', '2026-06-23')].map((startsAt) => ({ startsAt })),
        },
      })
    expect(count(appointments)).toBe(1)
  })

  it('T93 two lengths that overlap: one wins', async () => {
    const short = { ...w.service, id: uuidv7(), code: 'bref', minutes: 30 }
    w.db.$client
      .prepare(`insert into services select ?, 'bref', name_fr, name_en, kind, mode, 30, step_minutes, buffer_before,
        buffer_after, notice_minutes, horizon_days, open_to_public, created_at + 1, retired_at, suggests from services`)
      .run(short.id)
    w.db.$client.prepare('update openings set service_id = null').run()
    const answers = await Promise.allSettled([
      w.citizen().appointments.book(bookingAt(w, '10:00')),
      w.citizen().appointments.book(bookingAt(w, '10:30', { serviceId: short.id })),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('T94 two advisors receive two of three people at the same hour, each their own', async () => {
    alsoAtGramat(w)
    const answers = await Promise.allSettled(
      Array.from({ length: 3 }, () => w.citizen().appointments.book(bookingAt(w, '10:00'))),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(
      new Set(
        w.db
          .select()
          .from(appointments)
          .all()
          .map(({ advisorId }) => advisorId),
      ).size,
    ).toBe(2)
  })

  it('goes to the least loaded advisor of the week', async () => {
    alsoAtGramat(w)
    const first = await w.citizen().appointments.book(bookingAt(w, '09:00'))
    const second = await w.citizen().appointments.book(bookingAt(w, '11:00'))
    expect(new Set([first.advisorName, second.advisorName]).size).toBe(2)
  })

  it('T95 a double click makes one appointment, one answer, one letter', async () => {
    const request = bookingAt(w)
    const [once, twice] = await Promise.all([
      w.citizen().appointments.book(request),
      w.citizen().appointments.book(request),
    ])
    expect(twice).toEqual(once)
    w.setClock('2026-06-15', '08:30')
    expect((await w.citizen().appointments.book(request)).key).toBe(once.key)
    expect([count(appointments), count(letters), count(audit)]).toEqual([1, 1, 1])
  })

  it('T96 the same request with another content is refused', async () => {
    const request = bookingAt(w)
    await w.citizen().appointments.book(request)
    const changed = { ...request, startsAt: at('10:00') }
    expect(await refusalOf(w.citizen().appointments.book(changed))).toBe('keyReused')
    expect(count(appointments)).toBe(1)
  })

  it('after a lost race, the same form books another hour', async () => {
    const request = bookingAt(w, '10:00')
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    expect(await refusalOf(w.citizen().appointments.book(request))).toBe('slotTaken')
    const booked = await w.citizen().appointments.book({ ...request, startsAt: at('11:00') })
    expect(booked.startsAt).toBe(at('11:00'))
  })

  it.each([
    ['a start off the grid', () => bookingAt(w, '09:07')],
    ['an hour outside the opening', () => bookingAt(w, '14:00')],
    ['the past', () => bookingAt(w, '09:00', {}, '2026-06-09')],
    ['beyond the horizon', () => bookingAt(w, '09:00', {}, '2026-09-15')],
    ['another place', () => bookingAt(w, '09:00', { placeId: w.otherPlace.id })],
    ['an unknown place', () => bookingAt(w, '09:00', { placeId: uuidv7() })],
    ['an unknown service', () => bookingAt(w, '09:00', { serviceId: uuidv7() })],
    [
      'an advisor who is not there',
      () => bookingAt(w, '09:00', { advisorId: w.people.nadia.actor.advisorId }),
    ],
    ['a workshop that does not exist', () => bookingAt(w, '09:00', { workshopId: uuidv7() })],
  ])('T100 refuses %s and writes nothing', async (_, request) => {
    expect(await refusalOf(w.citizen().appointments.book(request()))).toBe('slotNotOpen')
    expect([count(appointments), count(letters), count(writes), count(audit)]).toEqual([0, 0, 0, 0])
  })

  it('T100 refuses a service that the public does not see', async () => {
    w.db.$client.prepare('update services set open_to_public = 0').run()
    expect(await refusalOf(w.citizen().appointments.book(bookingAt(w)))).toBe('slotNotOpen')
  })

  it('T21 refuses an hour whose notice passed while typing, with the nearest ones', async () => {
    w.setClock('2026-06-16', '07:59')
    const request = bookingAt(w)
    w.setClock('2026-06-16', '08:01')
    const refused = await w
      .citizen()
      .appointments.book(request)
      .catch((error) => error.cause)
    expect(refused).toMatchObject({ problem: 'slotNotOpen', more: { nearest: { length: 3 } } })
  })

  it('two coming appointments are enough for one number; a cancelled or past one no longer counts', async () => {
    const phone = somePhone()
    const first = await w.citizen().appointments.book(bookingAt(w, '09:00', { phone }))
    await w.citizen().appointments.book(bookingAt(w, '10:00', { phone }))
    const third = bookingAt(w, '11:00', { phone })
    expect(await refusalOf(w.citizen().appointments.book(third))).toBe('tooManyAppointments')
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key: first.key })
    await w.citizen().appointments.book(third)
  })
})
