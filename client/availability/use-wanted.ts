import { useQuery } from '@tanstack/react-query'
import { type Chosen, wayOf } from '../places/search-params.ts'
import { useTRPC } from '../trpc.ts'

/**
 * The hour that an address names, as the house is asked for it. `wanted` is null until the place has answered, and stays so
 * when what the address names is not offered (`isNothing`).
 */
export function useWanted(slug: string, holdId: string | null, chosen: Chosen) {
  const { heure: startsAt, atelier: workshopId = null, motif, avec: advisorId } = chosen
  const way = wayOf(chosen)
  const trpc = useTRPC()
  const found = useQuery(
    trpc.availability.atPlace.queryOptions(
      { slug, holdId, way, serviceId: motif, advisorId },
      { staleTime: 60_000 },
    ),
  )
  const { place = null, service = null, workshops = [], advisors = [], zone = '' } = found.data ?? {}
  const workshop =
    workshops.find((each) => each.workshopId === workshopId && each.startsAt === startsAt) ?? null
  const serviceId = way === 'workshop' ? workshop?.serviceId : service?.id
  const advisor = workshop ? undefined : advisors.find(({ id }) => id === advisorId)
  const wanted =
    serviceId && startsAt
      ? { placeId: place?.id ?? null, serviceId, startsAt, advisorId: advisor?.id ?? null, workshopId }
      : null
  return {
    error: found.error,
    place,
    zone,
    workshop,
    /** What was chosen where there was a choice. */
    service: motif === undefined || workshop ? null : service,
    /** What people mostly come for with what is wanted. */
    suggests: (workshop?.service ?? service)?.suggests ?? [],
    wanted,
    isNothing: found.data !== undefined && wanted === null,
  }
}
