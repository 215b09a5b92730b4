import { and, asc, isNull, or, sql } from 'drizzle-orm'
import { places } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import { nowhere } from './from-sessions.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import type { Group } from './territories.ts'

/**
 * The places of a commune, as territories of their own: those that are open, and those that sessions name; then what was done
 * at none of them, if anything was. Nobody lives in a place.
 */
export function placesOf({ db, actor }: Looks, { communes }: Perimeter, codes: readonly string[]): Group[] {
  const isInCommune = sql`${places.communeCode} in ${among(communes.flatMap((commune) => commune.codes))}`
  const found = db
    .select({ code: places.id, name: places.name })
    .from(places)
    .where(
      and(
        visible.places(actor),
        or(and(isInCommune, isNull(places.closedAt)), sql`${places.id} in ${among(codes)}`),
      ),
    )
    .orderBy(asc(places.name))
    .all()
  const elsewhere = codes.includes(nowhere) ? [{ code: nowhere, name: 'Hors d’un lieu d’activité' }] : []
  return [...found, ...elsewhere].map((place) => ({
    ...place,
    level: 'place' as const,
    communesAcrossBorder: null,
    members: [],
  }))
}
