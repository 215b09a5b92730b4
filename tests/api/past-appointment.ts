import { uuidv7 } from 'uuidv7'
import { appointments } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import type { World } from './world.ts'

/** An appointment of Camille's that ends at the hour that the world shows, and that nobody has settled; changed as said. */
export function pastAppointment(lot: World, changed: Partial<typeof appointments.$inferInsert> = {}) {
  const startsAt = changed.startsAt ?? lot.now() - hour
  const appointment = {
    id: uuidv7(),
    reference: uuidv7().slice(-8),
    advisorId: lot.people.camille.actor.advisorId,
    placeId: lot.place.id,
    serviceId: lot.service.id,
    startsAt,
    endsAt: startsAt + hour,
    firstName: 'Paulette',
    lastName: 'Andrieu',
    phone: '0565000001',
    need: 'autonomy' as const,
    bookedAt: lot.now() - 24 * hour,
    ...changed,
  }
  lot.db.insert(appointments).values(appointment).run()
  return appointment
}
