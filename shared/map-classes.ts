/** What a territory shows: a figure, `few` people, or nothing that may be told or divided. */
export type Value = number | 'few' | null

/** Figures from one to another, both included, and how many territories are there. */
export type Class = { from: number; to: number; count: number }

/** How a territory is drawn: one of the classes, or what stands beside them. */
export type Rank = number | 'zero' | 'few' | 'untold'

const mostClasses = 5
/** On average: a class of one is only its own colour. */
const fewestInClass = 2

/**
 * Classes of as many territories each, as far as equal figures allow (quantiles): a few large towns do not leave all the
 * others in one colour. Zero stands apart, for it is another answer than little.
 */
export function classesOf(values: readonly Value[]): Class[] {
  const known = values.filter((value): value is number => typeof value === 'number' && value > 0)
  const sorted = known.toSorted((a, b) => a - b)
  const count = Math.min(mostClasses, Math.max(1, Math.round(sorted.length / fewestInClass)))
  const bounds = Array.from({ length: count }, (_, index) => {
    const last = Math.ceil(((index + 1) * sorted.length) / count) - 1
    return sorted[Math.max(0, last)] ?? 0
  })
  const distinct = [...new Set(bounds)]
  return distinct
    .map((to, index) => sorted.filter((value) => value <= to && value > (distinct[index - 1] ?? 0)))
    .filter((members) => members.length > 0)
    .map((members) => ({ from: members[0] ?? 0, to: members.at(-1) ?? 0, count: members.length }))
}

export function rankOf(value: Value, classes: readonly Class[]): Rank {
  if (value === null) return 'untold'
  if (value === 'few') return 'few'
  if (value <= 0) return 'zero'
  return Math.max(
    0,
    classes.findIndex(({ to }) => value <= to),
  )
}

/** The darkest shade is always for the most, the lightest for the least, however few the classes. */
export const shadeOf = (index: number, classes: number): number =>
  classes === 1 ? 2 : Math.round((index * (mostClasses - 1)) / (classes - 1))
