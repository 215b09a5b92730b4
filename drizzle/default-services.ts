import type { Theme } from '#shared/themes.ts'
import type { Instant } from '#shared/time.ts'
import type { services } from './schema/index.ts'

type Service = typeof services.$inferInsert

/**
 * The services that every installation begins with, by code; an administrator changes them later.
 * Notice of two hours: long enough to see the agenda, short enough for "this afternoon". Horizon of eight weeks.
 */
export const defaultServices = {
  onSite: {
    code: 'sur-place',
    nameFr: 'Rendez-vous sur place',
    nameEn: 'Appointment on site',
    kind: 'individual',
    mode: 'place',
    minutes: 60,
    stepMinutes: 30,
    noticeMinutes: 120,
  },
  phone: {
    code: 'telephone',
    nameFr: 'Rendez-vous par téléphone',
    nameEn: 'Appointment by phone',
    kind: 'individual',
    mode: 'phone',
    minutes: 30,
    stepMinutes: 30,
    noticeMinutes: 120,
  },
  home: {
    code: 'a-domicile',
    nameFr: 'Rendez-vous à domicile',
    nameEn: 'Appointment at home',
    kind: 'individual',
    mode: 'home',
    minutes: 90,
    stepMinutes: 30,
    noticeMinutes: 24 * 60,
  },
  video: {
    code: 'visio',
    nameFr: 'Rendez-vous en visio',
    nameEn: 'Video appointment',
    kind: 'individual',
    mode: 'video',
    minutes: 45,
    stepMinutes: 30,
    noticeMinutes: 24 * 60,
  },
  workshop: {
    code: 'atelier',
    nameFr: 'Atelier collectif',
    nameEn: 'Workshop',
    kind: 'workshop',
    mode: 'place',
    minutes: 120,
    stepMinutes: null,
    noticeMinutes: 60,
  },
} as const satisfies Record<string, Omit<Service, 'id' | 'horizonDays' | 'openToPublic' | 'createdAt'>>

export type ServiceName = keyof typeof defaultServices
export const serviceNames = Object.keys(defaultServices) as ServiceName[]

/** The row of one of them, open to the public. On screen, only advisors who gave the address of their room receive. */
export const asService = (name: ServiceName, id: string, now: Instant) => ({
  ...defaultServices[name],
  id,
  bufferBefore: 0,
  bufferAfter: 0,
  horizonDays: 56,
  openToPublic: true,
  suggests: [] as Theme[],
  createdAt: now,
  retiredAt: null,
})
