import { uuidv7 } from 'uuidv7'
import { hour } from '#shared/time.ts'
import type { Caller, World } from './world.ts'

type Asked = Parameters<Caller['appointments']['bookFor']>[0]

/** What an advisor books for Odile Vergnes, tomorrow at the place of this world; changed as said. */
export const bookedFor = (lot: World, changed: Partial<Asked> = {}): Asked => ({
  id: uuidv7(),
  placeId: lot.place.id,
  serviceId: lot.service.id,
  startsAt: lot.now() + 25 * hour,
  advisorId: null,
  workshopId: null,
  firstName: 'Odile',
  lastName: 'Vergnes',
  phone: '0612345678',
  email: null,
  language: 'fr',
  need: 'unknown',
  needNote: '',
  ownHour: null,
  ...changed,
})
