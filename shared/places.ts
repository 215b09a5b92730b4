import { distanceKm, type Point, searchable } from './territories.ts'

/** Where help happens, as anybody may know it. */
export type PublicPlace = {
  id: string
  slug: string
  name: string
  address: string
  postalCode: string
  communeCode: string
  communeName: string
  /** Null for the few islands that belong to none. */
  epciName: string | null
  latitude: number | null
  longitude: number | null
  phone: string
  accessNote: string
  stepFree: boolean
  zone: string
}

/** Stands in an address where the slug of a place would, for what needs none: a call, a visit at home. */
export const withoutPlace = 'a-distance'

/** Where somebody is: a commune that they named, or the position that their browser gave and that never leaves the page. */
export type Whereabouts = {
  communeCode: string | null
  postalCodes: readonly string[]
  epciName: string | null
  point: Point | null
}

/**
 * A place and how far it is as the crow flies; null when one of the two positions is unknown. It is near within fifteen
 * kilometres, or, where no distance is known, in the same EPCI.
 */
export type PlaceNear<Place> = { place: Place; km: number | null; isNear: boolean }

/** As far as people without a car find somebody to drive them. */
export const nearKm = 15

type Placed = Pick<PublicPlace, 'name' | 'communeCode' | 'postalCode' | 'epciName' | 'latitude' | 'longitude'>

/**
 * Every place, the nearest first: those of the very commune, then by distance. Where a distance is unknown, the postal
 * code, then the EPCI, stand for it.
 */
export function placesNear<Place extends Placed>(
  places: readonly Place[],
  where: Whereabouts,
): PlaceNear<Place>[] {
  return places
    .map((place) => ({ place, km: kmTo(place, where.point), circle: circleOf(place, where) }))
    .toSorted(
      (a, b) =>
        Math.min(a.circle, 1) - Math.min(b.circle, 1) ||
        byDistance(a.km, b.km) ||
        a.circle - b.circle ||
        byName(a.place, b.place),
    )
    .map(({ place, km, circle }) => ({
      place,
      km,
      isNear: circle === 0 || (km === null ? circle < 3 : km <= nearKm),
    }))
}

/** Places whose name, or whose commune's name, holds every word typed. */
export function placesNamed<Place extends Pick<PublicPlace, 'name' | 'communeName'>>(
  places: readonly Place[],
  typed: string,
): Place[] {
  const wanted = searchable(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  return places
    .filter(({ name, communeName }) => {
      const said = ` ${searchable(name)} ${searchable(communeName)}`
      return wanted.every((word) => said.includes(` ${word}`))
    })
    .toSorted(byName)
}

const circleOf = (place: Placed, { communeCode, postalCodes, epciName }: Whereabouts): number => {
  if (place.communeCode === communeCode) return 0
  if (postalCodes.includes(place.postalCode)) return 1
  return epciName !== null && place.epciName === epciName ? 2 : 3
}

const kmTo = ({ latitude, longitude }: Placed, point: Point | null) =>
  point && latitude !== null && longitude !== null ? distanceKm(point, { latitude, longitude }) : null

/** `Infinity - Infinity` is not a number, so that two unknown distances say nothing. */
const byDistance = (a: number | null, b: number | null) => (a ?? Infinity) - (b ?? Infinity) || 0

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'fr')
