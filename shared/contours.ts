import * as z from 'zod/mini'
import { departementCode } from './fields.ts'
import type { Point } from './territories.ts'

/** Contours of communes, EPCI and départements: what they are made of. How they are drawn is the page's. */

/** Degrees, longitude first, as maps are exchanged. */
export type Position = readonly [longitude: number, latitude: number]

/** All the rings of a territory, those of its islands and of its holes too: what is inside is told by even and odd. */
export type Rings = readonly (readonly Position[])[]

export const contoursQuestion = z.strictObject({ departement: departementCode })
export type ContoursQuestion = z.infer<typeof contoursQuestion>

/** The rings of a surface, as GeoJSON nests them. */
export const ringsOf = ({
  coordinates,
}: {
  coordinates: readonly (readonly (readonly number[])[])[][]
}): Rings =>
  coordinates.flatMap((polygon) =>
    polygon.map((ring) => ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude] as const)),
  )

/** The centre of a territory's largest piece, where a name is written; null of one without any surface. */
export function centreOf(rings: Rings): Point | null {
  const [largest] = rings.map(weighed).toSorted((a, b) => Math.abs(b.area) - Math.abs(a.area))
  if (!largest || largest.area === 0) return null
  return {
    longitude: largest.x / (3 * largest.area),
    latitude: largest.y / (3 * largest.area),
  }
}

/** Twice the area, and the moments that give the centre: the shoelace formula, around the ring's first point. */
function weighed(ring: readonly Position[]) {
  const [west, south] = ring[0] ?? [0, 0]
  const sums = { area: 0, x: 0, y: 0 }
  ring.forEach(([fromX, fromY], index) => {
    const [toX, toY] = ring[(index + 1) % ring.length] ?? [fromX, fromY]
    const [ax, ay, bx, by] = [fromX - west, fromY - south, toX - west, toY - south]
    const cross = ax * by - bx * ay
    sums.area += cross
    sums.x += (ax + bx) * cross
    sums.y += (ay + by) * cross
  })
  return { area: sums.area, x: sums.x + 3 * sums.area * west, y: sums.y + 3 * sums.area * south }
}
