import type { z } from 'zod/mini'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import type { apiPlace } from './api-shapes.ts'
import { type ToldPlace, toldPlaces } from './told-places.ts'

type Where = { commune?: string | undefined; epci?: string | undefined }

/** The places of a territory, by name. */
export const placesAsked = (ctx: Context, where: Where) => placesIn(ctx, where).map(placeShown)

/** @throws `notFound` for a place that is closed or never was */
export function onePlace(ctx: Context, { slug }: { slug: string }) {
  const found = toldPlaces(ctx).find((place) => place.slug === slug)
  if (!found) throw problem('notFound')
  return placeShown(found)
}

export const placesIn = (ctx: Context, { commune, epci }: Where): ToldPlace[] =>
  toldPlaces(ctx).filter(
    (place) => (!commune || place.communeCode === commune) && (!epci || place.epciSiren === epci),
  )

const placeShown = (place: ToldPlace): z.output<typeof apiPlace> => ({
  id: place.id,
  slug: place.slug,
  name: place.name,
  address: place.address,
  postalCode: place.postalCode,
  commune: { code: place.communeCode, name: place.communeName },
  epci: place.epciSiren && place.epciName ? { siren: place.epciSiren, name: place.epciName } : null,
  departement: place.departementCode,
  latitude: place.latitude,
  longitude: place.longitude,
  phone: place.phone,
  accessNote: place.accessNote,
  stepFree: place.stepFree,
  openingHours: place.openingHours || null,
  themes: place.themes,
  siret: place.siret,
  zone: place.zone,
  page: place.page,
  changedOn: place.changedOn,
})
