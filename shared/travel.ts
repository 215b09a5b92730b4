import { distanceKm, type Point } from './territories.ts'

/** Minutes on the road between two places, by their ids. */
export type Travel = (fromPlaceId: string, toPlaceId: string) => number

/** Roads are longer than the crow's flight: about 1.3 times in rural France. */
const detour = 1.3

/** Départemental roads through villages, in kilometres per hour: as long as a house sets nothing else. */
export const usualSpeed = 50

/**
 * An honest estimate of the drive, rounded up to five minutes; two addresses of one town are five minutes apart.
 * @param speed in kilometres per hour; at 0, roads are not counted
 */
export function travelMinutes(from: Point, to: Point, speed = usualSpeed): number {
  if (speed === 0) return 0
  const kilometres = distanceKm(from, to) * detour
  return Math.ceil((kilometres / speed) * 12) * 5
}

/** The drives between these places, each worked out once; none where a position is unknown. */
export function travelBetween(
  places: readonly { id: string; latitude: number | null; longitude: number | null }[],
  speed = usualSpeed,
): Travel {
  const positions = new Map(places.map((place) => [place.id, place]))
  const known = new Map<string, Map<string, number>>()
  return (fromPlaceId, toPlaceId) => {
    let drives = known.get(fromPlaceId)
    if (!drives) known.set(fromPlaceId, (drives = new Map()))
    let minutes = drives.get(toPlaceId)
    if (minutes === undefined)
      drives.set(toPlaceId, (minutes = drive(positions.get(fromPlaceId), positions.get(toPlaceId), speed)))
    return minutes
  }
}

type Placed = { latitude: number | null; longitude: number | null } | undefined

const drive = (from: Placed, to: Placed, speed: number): number =>
  isSomewhere(from) && isSomewhere(to) ? travelMinutes(from, to, speed) : 0

const isSomewhere = (place: Placed): place is Point =>
  typeof place?.latitude === 'number' && typeof place.longitude === 'number'
