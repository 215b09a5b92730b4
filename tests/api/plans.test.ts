import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { slotsStamp } from '#drizzle/slots-stamp.ts'
import { absences } from '#drizzle/schema/index.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { at, bookingAt, hoursAtGramat } from './booking-request.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const day = { from: '2026-06-16', to: '2026-06-16' }
const load = () => loadAvailability({ db: w.db, settings: w.settings, now: w.now() }, day)
const away = () =>
  w.db
    .insert(absences)
    .values({
      id: uuidv7(),
      advisorId: w.people.camille.actor.advisorId,
      recurrence: { repeat: 'once', firstDay: '2026-06-16' },
      createdAt: w.now(),
    })
    .run()

describe('what is planned', () => {
  it('is read once while nothing changes, bookings or not', async () => {
    const before = load()
    await w.citizen().appointments.book(bookingAt(w, '10:00'))
    const after = load()
    expect(after.openings).toBe(before.openings)
    expect(after.appointments).toHaveLength(1)
  })

  it.each([
    ['an opening', 'update openings set closed_at = 1'],
    ['an absence', 'update absences set withdrawn_at = 1'],
    ['a service', 'update services set minutes = 30'],
    ['a place', 'update places set closed_at = 1'],
    ['a holiday', 'delete from holiday_openings'],
    ['an advisor', 'update advisors set deactivated_at = 1'],
  ])('is read anew after %s changed, even by hand', (_, sql) => {
    away()
    w.db.$client.exec(`insert into holiday_openings values ('${uuidv7()}', '${w.place.id}', '2026-07-14')`)
    const [stamp, before] = [slotsStamp(w.db), load()]
    w.db.$client.exec(sql)
    expect(slotsStamp(w.db)).not.toBe(stamp)
    expect(load()).not.toEqual(before)
  })

  it('an absence shows at once, and no longer once it is rolled back', async () => {
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
    w.db.$client.exec('begin')
    away()
    expect(await hoursAtGramat(w)).not.toContain(at('10:00'))
    w.db.$client.exec('rollback')
    expect(await hoursAtGramat(w)).toContain(at('10:00'))
    away()
    expect(await hoursAtGramat(w)).not.toContain(at('10:00'))
  })
})
