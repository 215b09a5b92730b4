import * as z from 'zod/mini'
import { guardedWords, id } from './fields.ts'
import { codesOf } from './labels.ts'

/** What anybody may take away and use again, and what partners may besides, with a key. */

/** The licence of all of it, with its identifier (SPDX). */
export const openLicence = {
  name: 'Licence Ouverte 2.0',
  id: 'etalab-2.0',
  address: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
} as const

/** What a key opens besides what everybody reads. */
export const partnerScopes = {
  often: {
    name: 'Lire plus souvent',
    hint: 'Dix fois plus de lectures à la minute\u00a0: pour un site très visité.',
  },
  structureFigures: {
    name: 'Chiffres exacts d’une structure',
    hint: 'Les chiffres trimestriels d’une seule structure, non arrondis\u00a0: à ne remettre qu’à elle.',
  },
} as const
export type PartnerScope = keyof typeof partnerScopes
export const partnerScopeNames = codesOf(partnerScopes)

/** How long a key that was renewed still opens, so that its owner changes it without a gap. */
export const renewedLastsHours = 24

const scopes = z.array(z.enum(partnerScopeNames)).check(
  z.minLength(1),
  z.refine((some) => new Set(some).size === some.length),
)

/** A new key; it bears the id of its request. Exact figures are those of one structure, that it names. */
export const addPartnerKeyRequest = z
  .strictObject({ requestId: id, name: guardedWords(80), scopes, structureId: z.nullable(id) })
  .check(
    z.refine(
      ({ scopes: chosen, structureId }) => chosen.includes('structureFigures') === (structureId !== null),
      {
        path: ['structureId'],
      },
    ),
  )
export type AddPartnerKeyRequest = z.infer<typeof addPartnerKeyRequest>

/** Another key in the place of this one, with the same name and rights; it bears the id of its request. */
export const partnerKeyAct = z.strictObject({ requestId: id, keyId: id })
export type PartnerKeyAct = z.infer<typeof partnerKeyAct>

/** Begins every key, so that whoever finds one somewhere knows what it is. */
export const partnerKeyMark = 'permanence_'
