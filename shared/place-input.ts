import * as z from 'zod/mini'
import { communeCode, guardedText, guardedWords, id, phone } from './fields.ts'
import { siret } from './siret.ts'
import { searchable } from './territories.ts'

const placeFields = {
  requestId: id,
  name: guardedWords(120),
  address: guardedWords(160),
  postalCode: z.string().check(z.regex(/^\d{5}$/)),
  communeCode,
  phone,
  accessNote: guardedText(300),
  stepFree: z.boolean(),
  /** Of the establishment; a place without one is not in the national open data. */
  siret: z._default(z.nullable(siret), null),
}

/** A new place; its id is the request's. */
export const placeInput = z.strictObject(placeFields)
export type PlaceInput = z.infer<typeof placeInput>

export const placeChange = z.strictObject({ ...placeFields, placeId: id })
export type PlaceChange = z.infer<typeof placeChange>

/** Closing a place, or opening it again. */
export const placeAct = z.strictObject({ requestId: id, placeId: id })
export type PlaceAct = z.infer<typeof placeAct>

/** The short address that a name gives: `Médiathèque de Gramat` is at `mediatheque-de-gramat`; one without letters, `otherwise`. */
export const slugOf = (name: string, otherwise = 'lieu'): string =>
  searchable(name).replaceAll(' ', '-') || otherwise
