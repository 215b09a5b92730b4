import type { Point } from '#shared/territories.ts'

/** The position stays in this page's memory: it is in no address, no storage and no request. */
let known: Point | null = null

export const positionKnown = () => known

/** Asks the browser, which asks the person. Rejects when they refuse or when there is no position to give. */
export function askPosition(): Promise<Point> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no geolocation'))
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve((known = { latitude, longitude })),
      () => reject(new Error('no position')),
      { timeout: 15_000, maximumAge: 10 * 60_000 },
    )
  })
}
