import { expect, it } from 'vitest'
import { appointmentKeys, appointments } from '#drizzle/schema/index.ts'
import { forgetPeople } from '#server/appointments/forget-people.ts'
import { bookingAt } from './booking-request.ts'
import { world } from './world.ts'

it('thirty days after an appointment, nothing of the person is left; the day before, everything', async () => {
  const w = world()
  const { id } = await w
    .citizen()
    .appointments.book(
      bookingAt(w, '09:00', { needNote: 'ma tablette', homeAddress: '3 rue du Lac, Gramat' }),
    )
  const row = () => w.db.select().from(appointments).get()
  const keys = () => w.db.select().from(appointmentKeys).all().length
  const before = row()

  w.setClock('2026-07-16', '09:00')
  forgetPeople({ db: w.db, now: w.now() })
  expect([row(), keys()]).toEqual([before, 2])

  w.setClock('2026-07-16', '10:01')
  forgetPeople({ db: w.db, now: w.now() })
  const cleared = {
    firstName: null,
    lastName: null,
    phone: null,
    email: null,
    homeAddress: null,
    needNote: '',
    clearedAt: w.now(),
  }
  expect([row(), keys()]).toEqual([{ ...before, ...cleared, id }, 0])

  const once = row()
  w.setClock('2026-07-17', '10:01')
  forgetPeople({ db: w.db, now: w.now() })
  expect(row()).toEqual(once)
})
