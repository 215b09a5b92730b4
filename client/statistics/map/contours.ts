import { useQuery } from '@tanstack/react-query'
import { type Contours, contoursOf, type DrawnContours } from '#shared/drawn-contours.ts'
import { useTRPC } from '../../trpc.ts'

/** Undefined until one knows, null when this house has none, or when the network is away. */
export function useContours(departement: string | undefined): Contours | null | undefined {
  const trpc = useTRPC()
  const asked = { departement: departement ?? '' }
  const kept = useQuery(
    trpc.territories.contours.queryOptions(asked, {
      enabled: departement !== undefined,
      staleTime: Infinity,
    }),
  )
  const address = kept.data?.address
  const read = useQuery({
    queryKey: ['contours', address],
    queryFn: async () => contoursOf((await (await fetch(address ?? '')).json()) as DrawnContours),
    enabled: address !== undefined,
    staleTime: Infinity,
  })
  if (departement === undefined || kept.data === null || kept.isError || read.isError) return null
  return read.data
}
