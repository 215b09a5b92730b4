import type { Procedure } from './themes.ts'

/** The fields of a session (accompagnement) and their values, as the field knows them (domain: La Coop, CNIL). */

export const sessionKinds = ['individual', 'workshop'] as const
export const channels = ['place', 'other', 'home', 'remote'] as const
export const postures = ['shown', 'accompanied', 'done_instead'] as const
export const mandates = ['aidants_connect', 'papier', 'aucun'] as const
export const autonomies = ['entierement_accompagne', 'partiellement_autonome', 'autonome'] as const
export const levels = ['debutant', 'intermediaire', 'avance'] as const
export const equipments = ['ordinateur', 'telephone', 'tablette', 'autre', 'aucun'] as const
export const referrals = [
  'administration',
  'autre_structure',
  'operateur',
  'aide_sociale',
  'insertion_professionnelle',
  'aide_aux_demarches',
  'autre',
] as const

export type SessionDetails = {
  equipment: (typeof equipments)[number][]
  procedures: Procedure[]
  ages: Partial<Record<(typeof ageBands)[number], number>>
  genders: Partial<Record<(typeof genders)[number], number>>
  statuses: Partial<Record<(typeof statuses)[number], number>>
}

export const ageBands = ['0-11', '12-17', '18-24', '25-39', '40-59', '60-69', '70+'] as const
export const genders = ['masculin', 'feminin'] as const
export const statuses = ['retraite', 'sans_emploi', 'en_emploi', 'scolarise'] as const
