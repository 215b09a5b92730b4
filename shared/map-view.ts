import type { Ground, Spot } from './map-ground.ts'

/** How close one looks: what is drawn is `k` times as large, then moved. */
export type View = { k: number; x: number; y: number }

export const wholeView: View = { k: 1, x: 0, y: 0 }
export const closest = 16

/** Where a point of the drawing is seen. */
export const seen = ([x, y]: Spot, view: View): Spot => [x * view.k + view.x, y * view.k + view.y]

/** Closer or further, what is at this point of the screen staying there. */
export function zoomed(view: View, factor: number, [x, y]: Spot, ground: Ground): View {
  const k = Math.min(closest, Math.max(1, view.k * factor))
  const ratio = k / view.k
  return kept({ k, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio }, ground)
}

export const moved = (view: View, [dx, dy]: Spot, ground: Ground): View =>
  kept({ ...view, x: view.x + dx, y: view.y + dy }, ground)

/** Brings a point into sight, when it is not. */
export function withInSight(view: View, at: Spot, ground: Ground): View {
  const [x, y] = seen(at, view)
  const isThere = x > 0 && y > 0 && x < ground.width && y < ground.height
  return isThere ? view : moved(view, [ground.width / 2 - x, ground.height / 2 - y], ground)
}

/** Nobody is lost beside the map. */
const kept = ({ k, x, y }: View, { width, height }: Ground): View => ({
  k,
  x: Math.min(0, Math.max(x, width * (1 - k))),
  y: Math.min(0, Math.max(y, height * (1 - k))),
})

/** Between two views, as one looks from the first to the second. */
export const between = (from: View, to: View, part: number): View => ({
  k: from.k + (to.k - from.k) * part,
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})
