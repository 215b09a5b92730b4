import { useQuery } from '@tanstack/react-query'
import {
  type PlaceNear,
  placesNamed,
  placesNear,
  type PublicPlace,
  type Whereabouts,
} from '#shared/places.ts'
import { type CommuneFound, searchable } from '#shared/territories.ts'
import { useTRPC } from '../trpc.ts'
import type { Looked } from './search-params.ts'
import { positionKnown } from './whereabouts.ts'

/** Where somebody looks: everywhere, around them, around a commune, or at what they typed and that is no commune. */
export type Where =
  | { kind: 'all' }
  | { kind: 'here'; whereabouts: Whereabouts }
  | { kind: 'commune'; name: string; whereabouts: Whereabouts; others: string[] }
  | { kind: 'typed'; typed: string }

/** Undefined until the communes have answered. */
export function useWhere({ ou, ici }: Looked): Where | undefined {
  const trpc = useTRPC()
  const communes = useQuery(
    trpc.territories.search.queryOptions({ text: ou ?? '' }, { enabled: !!ou, staleTime: Infinity }),
  )
  if (ici) {
    const point = positionKnown()
    if (!point) return { kind: 'all' }
    return { kind: 'here', whereabouts: { communeCode: null, postalCodes: [], epciName: null, point } }
  }
  if (!ou) return { kind: 'all' }
  return communes.isPending ? undefined : whereIs(ou, communes.data ?? [])
}

function whereIs(typed: string, [commune, ...more]: readonly CommuneFound[]): Where {
  if (!commune) return { kind: 'typed', typed }
  const { code, name, postalCodes, epciName, latitude, longitude } = commune
  const point = latitude !== null && longitude !== null ? { latitude, longitude } : null
  /* Other communes that the person may have meant. */
  const others = searchable(name) === searchable(typed) ? [] : more.slice(0, 5).map((other) => other.name)
  return { kind: 'commune', name, others, whereabouts: { communeCode: code, postalCodes, epciName, point } }
}

/**
 * The places in the order in which that person wants them: the nearest first; those of the name typed, or all of them by
 * commune when nothing answers to it.
 */
export function inOrder<Place extends PublicPlace>(
  places: readonly Place[],
  where: Where,
): PlaceNear<Place>[] {
  if ('whereabouts' in where) return placesNear(places, where.whereabouts)
  const named = where.kind === 'typed' ? placesNamed(places, where.typed) : []
  return (named.length > 0 ? named : byCommune(places)).map((place) => ({ place, km: null, isNear: true }))
}

const byCommune = <Place extends PublicPlace>(places: readonly Place[]) =>
  places.toSorted(
    (a, b) => a.communeName.localeCompare(b.communeName, 'fr') || a.name.localeCompare(b.name, 'fr'),
  )
