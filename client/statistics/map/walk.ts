import type { Spot } from '#shared/map-ground.ts'

export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const ways: Record<Way, Spot> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

export const isWay = (key: string): key is Way => key in ways

/**
 * The nearest mark that way: what is aside counts as three times as far, and what is more aside than ahead is not that way.
 * @returns undefined at the edge
 */
export function nextThatWay<Mark extends { key: string; at: Spot }>(
  marks: readonly Mark[],
  from: Mark,
  way: Way,
): Mark | undefined {
  const [wayX, wayY] = ways[way]
  const measured = marks
    .filter(({ key }) => key !== from.key)
    .map((mark) => {
      const [x, y] = [mark.at[0] - from.at[0], mark.at[1] - from.at[1]]
      const ahead = x * wayX + y * wayY
      const aside = Math.abs(x * wayY - y * wayX)
      return { mark, ahead, far: ahead + 3 * aside, isThatWay: ahead > 0 && aside <= 2 * ahead }
    })
    .filter(({ isThatWay }) => isThatWay)
  return measured.toSorted((a, b) => a.far - b.far)[0]?.mark
}
