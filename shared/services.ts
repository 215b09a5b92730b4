import * as z from 'zod/mini'
import { id, words } from './fields.ts'

/** A service (motif) is either for one person or for a group. */
export const serviceKinds = ['individual', 'workshop'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Where a service happens. */
export const serviceModes = ['place', 'phone', 'home', 'video'] as const
export type ServiceMode = (typeof serviceModes)[number]

/** How somebody wants to be helped: alone, in one of the modes, or with others in a workshop. */
export const ways = [...serviceModes, 'workshop'] as const
export type Way = (typeof ways)[number]

export const modeLabels: Record<ServiceMode, string> = {
  place: 'Sur place',
  phone: 'Par téléphone',
  home: 'À domicile',
  video: 'En visio',
}

const minutes = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/**
 * What is said of a service, in minutes and days; what it is for (one person or a group) never changes. The step is the
 * length unless said.
 */
export const serviceChange = z.strictObject({
  requestId: id,
  serviceId: id,
  nameFr: words(80),
  nameEn: words(80),
  mode: z.enum(serviceModes),
  minutes: minutes(5, 480),
  stepMinutes: z.nullable(minutes(5, 480)),
  bufferBefore: minutes(0, 240),
  bufferAfter: minutes(0, 240),
  noticeMinutes: minutes(0, 366 * 1440),
  horizonDays: z.int().check(z.gte(1), z.lte(366)),
  openToPublic: z.boolean(),
})

export type ServiceChange = z.infer<typeof serviceChange>

/** No longer offering a service, or offering it again. */
export const serviceAct = z.strictObject({ requestId: id, serviceId: id })

export type ServiceAct = z.infer<typeof serviceAct>
