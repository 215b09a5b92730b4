import type { MultiPolygon, Polygon } from 'geojson'

/** The surface of a commune as a file gives it. */
export type Surface = { code: string; geometry: Polygon | MultiPolygon }

/**
 * Reads the communes of a file, the State's own or another's.
 * @throws Error of one sentence that says what is wrong with it
 */
export function surfacesOf(file: unknown): Surface[] {
  if (!isNamed(file) || file['type'] !== 'FeatureCollection' || !Array.isArray(file['features']))
    throw new Error('The file is not GeoJSON: a FeatureCollection of communes is expected.')
  return file['features'].map(surfaceOf)
}

function surfaceOf(feature: unknown, index: number): Surface {
  const properties = isNamed(feature) && isNamed(feature['properties']) ? feature['properties'] : {}
  const code = codeNames.map((name) => properties[name]).find((found) => typeof found === 'string')
  if (typeof code !== 'string')
    throw new Error(`Commune ${index + 1} of the file has no INSEE code: "code" or "INSEE_COM" is expected.`)
  const geometry = isNamed(feature) ? feature['geometry'] : null
  if (!isSurface(geometry)) throw new Error(`The commune ${code} of the file has no contour.`)
  const polygons: unknown[] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!polygons.every(isPolygon))
    throw new Error(
      `The contour of the commune ${code} is not in degrees, longitude first: convert the file to WGS 84 (EPSG:4326).`,
    )
  return { code, geometry }
}

/** As the State's API, and as IGN's own files, call it. */
const codeNames = ['code', 'INSEE_COM', 'insee_com', 'code_insee', 'codgeo']

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isSurface = (value: unknown): value is Polygon | MultiPolygon =>
  isNamed(value) &&
  (value['type'] === 'Polygon' || value['type'] === 'MultiPolygon') &&
  Array.isArray(value['coordinates']) &&
  value['coordinates'].length > 0

const isPolygon = (rings: unknown) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing)

const isRing = (ring: unknown) => Array.isArray(ring) && ring.length >= 4 && ring.every(isInDegrees)

const isInDegrees = (position: unknown) =>
  Array.isArray(position) && isWithin(position[0], 180) && isWithin(position[1], 90)

const isWithin = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most
