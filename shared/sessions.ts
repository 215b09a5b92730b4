import type { Channel } from './channels.ts'
import { codesOf } from './labels.ts'
import type { AgeBand, Gender, Status } from './profile.ts'
import type { Procedure, Topic } from './themes.ts'

export { type Channel, channelLabels, channels } from './channels.ts'

/** The fields of a session (accompagnement), as the field knows them (La Coop, CNIL): code, words on screen, in order. */

export const sessionKindLabels = {
  individual: 'Accompagnement individuel',
  workshop: 'Atelier collectif',
} as const

export const postureLabels = {
  shown: 'J’ai montré',
  accompanied: 'J’ai accompagné, la personne a fait',
  done_instead: 'J’ai fait à la place',
} as const

/** Doing instead of somebody needs a signed mandate: we only keep its kind. */
export const mandateLabels = {
  aidants_connect: 'Aidants Connect',
  papier: 'Mandat papier',
  aucun: 'Aucun mandat',
} as const

/** From one star to three. */
export const autonomyLabels = {
  entierement_accompagne: 'Avec guidage',
  partiellement_autonome: 'Autonome avec guidage en cas de besoin',
  autonome: 'Autonome',
} as const

export const levelLabels = { debutant: 'Débutant', intermediaire: 'Intermédiaire', avance: 'Avancé' } as const

export const equipmentLabels = {
  ordinateur: 'Ordinateur',
  telephone: 'Téléphone',
  tablette: 'Tablette',
  autre: 'Autre',
  aucun: 'Pas de matériel',
} as const

export const referralLabels = {
  administration: 'Administration',
  autre_structure: 'Autre structure de médiation numérique',
  operateur: 'Opérateur ou organisme en charge de la démarche',
  aide_sociale: 'Aide sociale',
  insertion_professionnelle: 'Insertion professionnelle',
  aide_aux_demarches: 'Aide aux démarches (France Services…)',
  autre: 'Autre',
} as const

export const sessionKinds = codesOf(sessionKindLabels)
export const postures = codesOf(postureLabels)
export const mandates = codesOf(mandateLabels)
export const autonomies = codesOf(autonomyLabels)
export const levels = codesOf(levelLabels)
export const equipments = codesOf(equipmentLabels)
export const referrals = codesOf(referralLabels)

export type SessionKind = (typeof sessionKinds)[number]
export type Autonomy = (typeof autonomies)[number]
export type Referral = (typeof referrals)[number]

/** What is kept of a session and always read whole. Counters are marginal: how many per value, never a cross-table. */
export type SessionDetails = {
  equipment: (typeof equipments)[number][]
  procedures: Procedure[]
  ages: Partial<Record<AgeBand, number>>
  genders: Partial<Record<Gender, number>>
  statuses: Partial<Record<Status, number>>
  /** Where the person lives (INSEE code), when they say it. */
  residenceCode?: string | null
}

/** Durations offered to everybody, in minutes; each advisor's own frequent ones join them. */
export const usualMinutes = [15, 30, 45, 60, 90, 120] as const

export const shortestMinutes = 5
export const longestMinutes = 480
export const mostParticipants = 500
/** Who lead a workshop beside its author. */
export const mostCoAdvisors = 20
export const longestNotes = 500

/**
 * Where a session counts: where it took place. At a distance, where the person lives; when they do not say, the
 * advisor's place, flagged as assumed. Null when nothing tells where.
 * @param placeCommune INSEE code of the session's place, if it has one
 */
export function territoryOf(
  session: { channel: Channel; communeCode: string | null; residenceCode: string | null },
  placeCommune: string | null,
): { communeCode: string; communeAssumed: boolean } | null {
  const here = (code: string | null, communeAssumed = false) =>
    code === null ? null : { communeCode: code, communeAssumed }
  if (session.channel === 'place') return here(placeCommune)
  if (session.channel === 'remote') return here(session.residenceCode) ?? here(placeCommune, true)
  return here(session.communeCode)
}

/** Only help with administrative procedures is detailed by families of démarches. */
export const isAdministrative = (session: { topics: readonly Topic[] }) =>
  session.topics.includes('aide_aux_demarches_administratives')
