/**
 * Counts of people that leave the structure: nobody must find one person in them, nor by subtracting one figure from
 * another. One to four people are « moins de 5 »; from five on, a count shows a multiple of five just below or just above,
 * drawn from the secret keys of the very records it counts: the same people always show the same figure, wherever and
 * whenever it is asked, and the draws are right on average. Totals are counted apart, not added up from what is shown.
 */

/** Zero, a multiple of five, or `few`: from one to four. */
export type GuardedCount = number | 'few'

const fewest = 5

/**
 * @param count how many people, truly
 * @param key the keys of the records counted, added modulo 2^32: see `sumOfKeys`
 */
export function guardedCount(count: number, key: number): GuardedCount {
  if (count === 0) return 0
  if (count < fewest) return 'few'
  const above = count % fewest
  return count - above + (key / keyRange < above / fewest ? fewest : 0)
}

const keyRange = 2 ** 32

/** Keys are whole numbers below 2^32, evenly drawn and secret; so is their sum. */
export const sumOfKeys = (keys: readonly number[]): number =>
  keys.reduce((sum, key) => (sum + key) % keyRange, 0)

/** Under ten, one person more or less would show in a percentage. */
const fewestToDivide = 10

/** Whole percents of what is shown, never of what is true; null when one of the two is hidden or the whole is small. */
export function guardedPercent(part: GuardedCount, whole: GuardedCount): number | null {
  if (part === 'few' || whole === 'few' || whole < fewestToDivide) return null
  return Math.min(100, Math.round((100 * part) / whole))
}
