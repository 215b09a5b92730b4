import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Rings, ringsOf } from './contours.ts'

/** The contours of a département by code, its EPCI on this side of the border. */
export type Contours = {
  communes: Map<string, Rings>
  epcis: Map<string, Rings>
  departement: Rings
  /** Whom they come from, when that must be said. */
  source: string | null
}

/** Communes of today, EPCI and département as they travel: their codes as ids, and lines that neighbours share. */
export type DrawnContours = Topology<Record<'communes' | 'epcis' | 'departement', GeometryCollection>> & {
  source?: string | null
}

/** Each territory with lines of its own. */
export function contoursOf(drawn: DrawnContours): Contours {
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
