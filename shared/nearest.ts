import { distanceKm, type Point } from './territories.ts'

/** Of one degree of latitude, wherever: what lies further north or south than that is further than that. */
const kmPerDegree = 111

/**
 * How far the nearest of many points is from any other: in kilometres with one decimal, as the crow flies; null when there is none.
 * They are looked at from the same latitude outwards, and none that cannot be nearer.
 */
export function nearestOf(many: readonly Point[]) {
  const sorted = many.toSorted((a, b) => a.latitude - b.latitude)
  return (point: Point): number | null => {
    const start = firstNorthOf(sorted, point.latitude)
    let nearest = Infinity
    const isNear = (other: Point | undefined): other is Point =>
      other !== undefined && Math.abs(other.latitude - point.latitude) * kmPerDegree < nearest
    for (const step of [1, -1])
      for (let at = step === 1 ? start : start - 1, other = sorted[at]; isNear(other); other = sorted[at]) {
        nearest = Math.min(nearest, distanceKm(point, other))
        at += step
      }
    return nearest === Infinity ? null : Math.round(nearest * 10) / 10
  }
}

function firstNorthOf(sorted: readonly Point[], latitude: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.latitude ?? Infinity) < latitude) low = middle + 1
    else high = middle
  }
  return low
}
