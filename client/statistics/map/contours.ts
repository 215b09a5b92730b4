import { useQuery } from '@tanstack/react-query'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Rings, ringsOf } from '#shared/contours.ts'
import { useTRPC } from '../../trpc.ts'

/** The contours of a département by code, its EPCI on this side of the border. */
export type Contours = {
  communes: Map<string, Rings>
  epcis: Map<string, Rings>
  departement: Rings
  /** Whom they come from, when that must be said. */
  source: string | null
}

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
    queryFn: async () => contoursOf((await (await fetch(address ?? '')).json()) as Drawn),
    enabled: address !== undefined,
    staleTime: Infinity,
  })
  if (departement === undefined || kept.data === null || kept.isError || read.isError) return null
  return read.data
}

type Drawn = Topology<Record<'communes' | 'epcis' | 'departement', GeometryCollection>> & {
  source?: string | null
}

function contoursOf(drawn: Drawn): Contours {
  const ringsIn = ({ geometries }: GeometryCollection) =>
    new Map(
      geometries.flatMap((geometry) =>
        geometry.type === 'MultiPolygon'
          ? [[String(geometry.id), ringsOf(feature(drawn, geometry).geometry)] as const]
          : [],
      ),
    )
  const { communes, epcis, departement } = drawn.objects
  return {
    communes: ringsIn(communes),
    epcis: ringsIn(epcis),
    departement: [...ringsIn(departement).values()].flat(),
    source: drawn.source ?? null,
  }
}
