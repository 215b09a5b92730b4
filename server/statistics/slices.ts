import { setImmediate } from 'node:timers/promises'
import type { Period } from '#shared/periods.ts'
import { addDays, type Day, daysBetween } from '#shared/time.ts'

/** The days of these periods, cut where one of them begins or ends, so that each of them is made of whole pieces. */
export function piecesOf(periods: readonly Period[]): Period[] {
  const bounds = [...new Set(periods.flatMap(({ from, to }) => [from, addDays(to, 1)]))].toSorted()
  return bounds
    .slice(0, -1)
    .map((from, at) => ({ from, to: addDays(bounds[at + 1] ?? from, -1) }))
    .filter((piece) => periods.some((period) => isWithin(piece, period)))
}

export const isWithin = (piece: Period, period: Period) => piece.from >= period.from && piece.to <= period.to

/** Reads slice after slice, and lets everybody else's requests through between two. */
export async function sliceBySlice<Found>(slices: readonly Period[], read: (slice: Period) => Found) {
  const found: (Period & { found: Found })[] = []
  for (const slice of slices) {
    found.push({ ...slice, found: read(slice) })
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await setImmediate()
  }
  return found
}

/** So many days at the most, so that nobody waits while one slice is read. */
export function slicesOf({ from, to }: Period, longest: number): Period[] {
  const count = Math.ceil((daysBetween(from, to) + 1) / longest)
  return Array.from({ length: count }, (_, at) => {
    const last: Day = addDays(from, (at + 1) * longest - 1)
    return { from: addDays(from, at * longest), to: last < to ? last : to }
  })
}
