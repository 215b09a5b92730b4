import { figuresOf, measures } from '#shared/statistics.ts'

/** What the rows of any world have in common. */

export const aUser = {
  id: 'u0',
  name: 'Ada',
  email: 'ada@exemple.fr',
  createdAt: new Date(1),
  updatedAt: new Date(1),
}
export const anInitiative = {
  kind: 'event' as const,
  title: 'A fair',
  day: '2026-06-15',
  minutes: 60,
  participants: 1,
  partners: [],
  userId: 'u0',
  recordedAt: 1,
}
export const noFigures = figuresOf(measures, () => 0)
export const aCommune = { name: 'Commune', searchName: 'commune', postalCodes: '46000', population: 100 }
export const aStructure = { name: 'Structure', kind: 'COMMUNE' as const, createdAt: 0 }
export const anAdvisor = { firstName: 'Camille', lastName: 'Delmas', createdAt: 0 }
export const aPlace = {
  id: 'p0',
  slug: 'p0',
  name: 'Mairie',
  address: '1 place de la Halle',
  postalCode: '46000',
  phone: '0565000000',
  zone: 'Europe/Paris',
  createdAt: 0,
}
export const anOpening = {
  placeId: 'p0',
  serviceId: 'v0',
  startsAt: '09:00',
  endsAt: '12:00',
  recurrence: { repeat: 'weekly' as const, every: 1, weekdays: [2 as const], firstDay: '2026-01-01' },
  createdAt: 0,
}
export const aWait = {
  serviceId: 'v0',
  seen: [],
  firstName: 'Odile',
  lastName: 'Vergnes',
  phone: '0612345678',
  language: 'fr' as const,
  need: 'unknown' as const,
  addedAt: 0,
}
export const aService = {
  id: 'v0',
  code: 'v0',
  nameFr: 'Rendez-vous',
  nameEn: 'Appointment',
  kind: 'individual' as const,
  mode: 'place' as const,
  minutes: 60,
  noticeMinutes: 0,
  horizonDays: 30,
  openToPublic: true,
  createdAt: 0,
}
export const anAppointment = { serviceId: 'v0', phone: '0612345678', need: 'unknown' as const, bookedAt: 0 }
export const aBeneficiary = { firstName: 'Odile', lastName: 'Vergnes', addedAt: 0 }
export const aShare = { agreedOn: '2026-06-15', sharedAt: 0 }
export const aSession = {
  kind: 'workshop' as const,
  day: '2026-06-15',
  minutes: 60,
  channel: 'remote' as const,
  participants: 4,
  communeCode: '46001',
  structureId: 's0',
  recordedAt: 0,
  details: { equipment: [], procedures: [], ages: {}, genders: {}, statuses: {} },
}
