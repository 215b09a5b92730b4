import fc from 'fast-check'
import { isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, openings } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { alsoAtGramat, at, bookingAt, holdOf } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

/** A row by hand, as a script or a clumsy import would write it. */
function row(changed: Partial<typeof appointments.$inferInsert> = {}) {
  return {
    id: uuidv7(),
    reference: uuidv7(),
    advisorId: w.people.camille.actor.advisorId,
    placeId: w.place.id,
    serviceId: w.service.id,
    startsAt: at('09:00'),
    endsAt: at('10:00'),
    phone: '0612345678',
    need: 'unknown' as const,
    bookedAt: w.now(),
    ...changed,
  }
}
const standing = () => w.db.select().from(appointments).where(isNull(appointments.cancelledAt)).all().length
const insert = (changed?: Partial<typeof appointments.$inferInsert>) => {
  const made = row(changed)
  w.db.insert(appointments).values(made).run()
  return made.id
}
const update = (id: string, set: string) =>
  w.db.$client.prepare(`update appointments set ${set} where id = ?`).run(id)

describe('the database itself', () => {
  it.each([
    ['the same hour', at('09:00'), at('10:00')],
    ['an hour that begins before the end', at('09:59'), at('10:30')],
    ['an hour that ends after the start', at('08:30'), at('09:01')],
    ['an hour inside', at('09:15'), at('09:30')],
    ['an hour around', at('08:00'), at('11:00')],
  ])('T101 refuses a second appointment at %s', (_, startsAt, endsAt) => {
    insert()
    expect(() => insert({ startsAt, endsAt })).toThrow('slotTaken')
  })

  it('T34 accepts appointments that touch', () => {
    insert()
    insert({ startsAt: at('10:00'), endsAt: at('11:00') })
    insert({ startsAt: at('08:00'), endsAt: at('09:00') })
    expect(standing()).toBe(3)
  })

  it('accepts the same hour with another advisor', () => {
    insert()
    insert({ advisorId: w.people.nadia.actor.advisorId })
    expect(standing()).toBe(2)
  })

  it('T35 a cancelled appointment frees its hour', () => {
    update(insert(), 'cancelled_at = 1')
    insert()
    expect(standing()).toBe(1)
  })

  it.each(['honoured_at = 1', 'missed_at = 1'])('T36 an appointment with %s keeps its hour', (fact) => {
    update(insert(), fact)
    expect(() => insert()).toThrow('slotTaken')
  })

  it('T113 refuses to bring back a cancelled appointment whose hour was taken', () => {
    const id = insert({ cancelledAt: 1 })
    insert()
    expect(() => update(id, 'cancelled_at = null')).toThrow('slotTaken')
  })

  it('T101 refuses an update that makes two overlap: by the hour or by the advisor', () => {
    insert()
    const later = insert({ startsAt: at('10:00'), endsAt: at('11:00') })
    const other = insert({ advisorId: w.people.nadia.actor.advisorId })
    expect(() => update(later, `starts_at = ${at('09:30')}`)).toThrow('slotTaken')
    expect(() => update(other, `advisor_id = '${w.people.camille.actor.advisorId}'`)).toThrow('slotTaken')
  })

  it('an overlap on purpose carries its reason', () => {
    insert()
    insert({ overlapReason: 'Deux personnes de la même famille' })
    expect(standing()).toBe(2)
  })

  it('T116 refuses a seat more than the workshop has, on insert and on update', () => {
    const workshopId = addWorkshop(2)
    const seat = (phone: string, more = {}) => insert({ workshopId, phone, ...more })
    seat('0612345670')
    seat('0612345671')
    expect(() => seat('0612345672')).toThrow('workshopFull')
    const cancelled = seat('0612345673', { cancelledAt: 1 })
    expect(() => update(cancelled, 'cancelled_at = null')).toThrow('workshopFull')
    const next = seat('0612345674', {
      startsAt: at('09:00') + 7 * 24 * hour,
      endsAt: at('10:00') + 7 * 24 * hour,
    })
    expect(() => update(next, `starts_at = ${at('09:00')}, ends_at = ${at('10:00')}`)).toThrow('workshopFull')
  })

  it('T118 seats one number once', () => {
    const workshopId = addWorkshop(8)
    insert({ workshopId })
    expect(() => insert({ workshopId })).toThrow('UNIQUE')
  })

  it('T121 keeps as many seats as people registered', () => {
    const workshopId = addWorkshop(2)
    insert({ workshopId, phone: '0612345670' })
    insert({ workshopId, phone: '0612345671' })
    const lower = (seats: number) =>
      w.db.$client.prepare('update openings set seats = ? where id = ?').run(seats, workshopId)
    expect(() => lower(1)).toThrow('seatsTaken')
    lower(3)
  })
})

function addWorkshop(seats: number) {
  const id = uuidv7()
  w.db
    .insert(openings)
    .values({ ...w.openings[0], id, seats })
    .run()
  return id
}

it('after any sequence of booking, holding and cancelling, no two appointments of an advisor overlap', async () => {
  const step = fc.record({
    verb: fc.constantFrom('book', 'hold', 'cancel', 'move'),
    slot: fc.constantFrom('09:00', '10:00', '11:00'),
    who: fc.nat(5),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      w = world()
      alsoAtGramat(w)
      const keys: string[] = []
      for (const { verb, slot, who } of steps) {
        const { appointments: verbs } = w.citizen()
        const request = bookingAt(w, slot)
        const key = keys[who] ?? ''
        const requestId = uuidv7()
        const done =
          verb === 'book'
            ? verbs.book(request).then((booked) => keys.push(booked.key))
            : verb === 'hold'
              ? verbs.hold(holdOf(request))
              : verb === 'move'
                ? verbs.move({ requestId, key, startsAt: request.startsAt })
                : verbs.cancel({ requestId, key })
        await refusalOf(done)
      }
      const overlaps = w.db.$client
        .prepare(`select count(*) from appointments a join appointments b on a.advisor_id = b.advisor_id and a.id < b.id
          where a.cancelled_at is null and b.cancelled_at is null and a.starts_at < b.ends_at and b.starts_at < a.ends_at`)
        .pluck()
        .get()
      expect(overlaps).toBe(0)
    }),
    { numRuns: 40 },
  )
})
