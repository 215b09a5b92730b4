import type { Position, Rings } from './contours.ts'

/** A point of the drawing. */
export type Spot = readonly [x: number, y: number]
export type Box = { left: number; top: number; right: number; bottom: number }

/** A piece of land laid flat: where each position falls on the drawing. */
export type Ground = {
  width: number
  height: number
  spotOf: (position: Position) => Spot
  kmPerUnit: number
}

const leastMargin = 16
/** Of the width: neither a ribbon nor a tower. */
const [flattest, tallest] = [0.6, 1.2]
const kmPerDegree = 111.2

/**
 * Equirectangular, true along the middle latitude: over a département, nobody sees the difference with a learned one.
 * @param positions what must be seen, all of it
 * @param margin around it, for what is drawn larger than a point
 */
export function groundOf(positions: readonly Position[], width: number, margin = leastMargin): Ground {
  const box = boxOf(positions.length > 0 ? positions : [[0, 0]])
  const shrink = Math.cos((((box.top + box.bottom) / 2) * Math.PI) / 180)
  const wide = Math.max((box.right - box.left) * shrink, leastDegrees)
  const high = Math.max(box.bottom - box.top, leastDegrees)
  const inner = width - 2 * margin
  const height = Math.min(Math.max((high / wide) * inner + 2 * margin, flattest * width), tallest * width)
  const scale = Math.min(inner / wide, (height - 2 * margin) / high)
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  return {
    width,
    height: Math.round(height),
    spotOf: ([longitude, latitude]) => [
      width / 2 + (longitude - middleX) * shrink * scale,
      height / 2 - (latitude - middleY) * scale,
    ],
    kmPerUnit: kmPerDegree / scale,
  }
}

/** One place alone still has some land around it. */
const leastDegrees = 0.05

export function boxOf(points: readonly (readonly [number, number])[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** As SVG draws it; islands and holes are told apart by even and odd. */
export const pathOf = (rings: Rings, { spotOf }: Ground): string =>
  rings
    .filter((ring) => ring.length > 0)
    .map((ring) => `M${ring.map((position) => spotOf(position).map(tenth).join(' ')).join('L')}Z`)
    .join('')

const tenth = (value: number) => Math.round(value * 10) / 10

/** How far things are, at the foot of the drawing: where the bar begins, how long it is, and what it says: `10 km`. */
export function scaleOf(ground: Ground, k: number) {
  const near = { ...ground, kmPerUnit: ground.kmPerUnit / k }
  const km = roundKm(near)
  return {
    x: 12,
    y: ground.height - 12,
    length: km / near.kmPerUnit,
    said: km < 1 ? `${Math.round(km * 1000)}\u00a0m` : `${km}\u00a0km`,
  }
}

/** A length that people read at once, at most a quarter of the drawing: 1, 2, 5, 10, 20… km. */
function roundKm({ width, kmPerUnit }: Ground): number {
  const most = (width / 4) * kmPerUnit
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2].find((step) => step * power <= most) ?? 1) * power
}
