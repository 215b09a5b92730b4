import { uuidv7 } from 'uuidv7'
import { ticketFor } from '#server/keys.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { type Instant, minute } from '#shared/time.ts'
import { testSettings } from './api/world.ts'

/** A house with this secret takes the forms below for its own. */
export const { secret } = testSettings

/** A free time at a place. */
export type Wanted = { placeId: string; serviceId: string; startsAt: Instant; workshopId?: string | null }

/**
 * What the nth person sends: their own name, mobile number and e-mail address, and a form opened a minute ago. Nobody is
 * kept waiting for the three seconds that typing takes.
 */
export function bookingOf(nth: number, wanted: Wanted, now: Instant): BookingRequest {
  const id = uuidv7()
  const { placeId, serviceId, startsAt, workshopId = null } = wanted
  return {
    id,
    placeId,
    serviceId,
    startsAt,
    workshopId,
    advisorId: null,
    firstName: 'Odette',
    lastName: `Vialard ${nth}`,
    phone: `06${String(nth).padStart(8, '0')}`,
    email: `odette.${nth}@exemple.fr`,
    language: 'fr',
    need: 'autonomy',
    needNote: 'Déclarer mes impôts',
    ticket: ticketFor({ settings: testSettings, now: now - minute }, id),
    website: '',
  }
}
