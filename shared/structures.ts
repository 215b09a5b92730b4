import * as z from 'zod/mini'
import { communeCode, guardedWords, id } from './fields.ts'

/** Legal families of host structures, as the State's programme names them. */
export const structureKinds = [
  'COMMUNE',
  'DEPARTEMENT',
  'REGION',
  'EPCI',
  'COLLECTIVITE',
  'GIP',
  'PRIVATE',
] as const

export type StructureKind = (typeof structureKinds)[number]

export const structureKindLabels: Record<StructureKind, string> = {
  COMMUNE: 'Commune',
  DEPARTEMENT: 'Département',
  REGION: 'Région',
  EPCI: 'Intercommunalité',
  COLLECTIVITE: 'Autre collectivité',
  GIP: 'Groupement d’intérêt public',
  PRIVATE: 'Association, entreprise de l’ESS, fondation',
}

const structureFields = {
  requestId: id,
  name: guardedWords(120),
  kind: z.enum(structureKinds),
  communeCode: z.nullable(communeCode),
}

/** A new structure; its id is the request's. */
export const structureInput = z.strictObject(structureFields)

export const structureChange = z.strictObject({ ...structureFields, structureId: id })

export type StructureInput = z.infer<typeof structureInput>
export type StructureChange = z.infer<typeof structureChange>
