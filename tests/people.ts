import { uuidv7 } from 'uuidv7'
import { ticketFor } from '#server/keys.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { type Day, type Instant, minute } from '#shared/time.ts'
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

/** What an advisor tells of an ordinary hour at a place, the nth of the day. */
export function sessionOf(nth: number, placeId: string, day: Day): SessionInput {
  return {
    id: uuidv7(),
    kind: 'individual',
    day,
    minutes: 45,
    channel: 'place',
    placeId,
    communeCode: null,
    residenceCode: null,
    topics: ['email', 'securite_numerique', 'aide_aux_demarches_administratives'],
    procedures: ['argent_impots'],
    posture: 'accompanied',
    mandate: null,
    autonomy: 'partiellement_autonome',
    level: null,
    title: '',
    equipment: ['ordinateur', 'telephone'],
    referral: null,
    participants: 1,
    returning: nth % 2,
    ages: { '60-69': 1 },
    genders: {},
    statuses: { retraite: 1 },
    coAdvisorIds: [],
    notes: `Déclaration en ligne, la ${nth}e fois`,
    noteConfirmed: false,
    appointmentId: null,
  }
}
