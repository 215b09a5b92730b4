import * as z from 'zod/mini'
import { guardedWords, id } from './fields.ts'
import { themes } from './themes.ts'

/** A service (motif) is either for one person or for a group. */
export const serviceKinds = ['individual', 'workshop'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Where a service happens. */
export const serviceModes = ['place', 'phone', 'home', 'video'] as const
export type ServiceMode = (typeof serviceModes)[number]

/** How somebody wants to be helped: alone, in one of the modes, or with others in a workshop. */
export const ways = [...serviceModes, 'workshop'] as const
export type Way = (typeof ways)[number]

export const kindLabels: Record<ServiceKind, string> = {
  individual: 'Rendez-vous individuel',
  workshop: 'Atelier collectif',
}

export const modeLabels: Record<ServiceMode, string> = {
  place: 'Sur place',
  phone: 'Par téléphone',
  home: 'À domicile',
  video: 'En visio',
}

const minutes = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/** What is said of a service, in minutes and days. The step is the length unless said. */
const said = {
  nameFr: guardedWords(80),
  nameEn: guardedWords(80),
  mode: z.enum(serviceModes),
  minutes: minutes(5, 480),
  stepMinutes: z.nullable(minutes(5, 480)),
  bufferBefore: minutes(0, 240),
  bufferAfter: minutes(0, 240),
  noticeMinutes: minutes(0, 366 * 1440),
  horizonDays: z.int().check(z.gte(1), z.lte(366)),
  openToPublic: z.boolean(),
  /** What people mostly come with: proposed to them, and to whoever notes the session. */
  suggests: z.array(z.enum(themes)).check(z.refine((some) => new Set(some).size === some.length)),
}

/** A new service; its id is the request's. What it is for, one person or a group, never changes afterwards. */
export const serviceInput = z.strictObject({ requestId: id, ...said, kind: z.enum(serviceKinds) })

export type ServiceInput = z.infer<typeof serviceInput>

/** All that is said of a service that is known, as it will be. */
export const serviceChange = z.strictObject({ ...said, serviceId: id })

export type ServiceChange = z.infer<typeof serviceChange>
