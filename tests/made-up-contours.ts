import type { FeatureCollection, Polygon } from 'geojson'

type Commune = { code: string; epciSiren: string | null }

/** South-west corner and size of the Lot, so that its places fall inside. */
const [west, south, width, height] = [1, 44.2, 1.2, 0.8]

/**
 * Contours that no land has: a grid of crooked cells, one a commune, those of an EPCI side by side.
 * @param finely points on each side of a cell: real contours have hundreds
 */
export function madeUpContours(communes: readonly Commune[], finely = 1): FeatureCollection<Polygon> {
  const columns = Math.ceil(Math.sqrt(communes.length))
  const byEpci = communes.toSorted((a, b) => (a.epciSiren ?? '').localeCompare(b.epciSiren ?? ''))
  return {
    type: 'FeatureCollection',
    features: byEpci.map(({ code }, index) => {
      const column = Math.floor(index / columns)
      /* Up one column, down the next: neighbours in the list are neighbours on the ground. */
      const row = column % 2 === 0 ? index % columns : columns - 1 - (index % columns)
      return {
        type: 'Feature',
        properties: { code },
        geometry: { type: 'Polygon', coordinates: [cell(column, row, columns, finely)] },
      }
    }),
  }
}

function cell(column: number, row: number, columns: number, finely: number) {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const
  const ring = corners.slice(1).flatMap((to, side) => {
    const from = corners[side] ?? to
    return Array.from({ length: finely }, (_, step) => {
      const along = (step + 1) / finely
      const x = column + from[0] + (to[0] - from[0]) * along
      const y = row + from[1] + (to[1] - from[1]) * along
      return crooked(x, y, columns)
    })
  })
  return [ring.at(-1) ?? [0, 0], ...ring]
}

/** The same point for all the cells that meet there. */
function crooked(x: number, y: number, columns: number): [number, number] {
  const [dx, dy] = [Math.sin(12.9 * x + 78.2 * y), Math.sin(39.3 * x + 11.1 * y)]
  return [west + (width * (x + dx * 0.28)) / columns, south + (height * (y + dy * 0.28)) / columns].map(
    (degrees) => Math.round(degrees * 1e6) / 1e6,
  ) as [number, number]
}
