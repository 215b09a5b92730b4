/**
 * Counts that leave the structure: nobody must find in them one person, nor how many there are of a few, by subtracting
 * one figure from another, sliding a period day by day, crossing filters or asking a thousand times. So each record has a
 * secret key for life, and one record in eight, by that key, is in no such figure: whatever is subtracted from whatever, what
 * is left may always hide more people than it shows. The same records always show the same figure, wherever and whenever
 * it is asked. Figures are put right for what was left out, and shown by fives; from one to about four it is « moins de 5 ».
 * Totals are counted apart, not added up from what is shown.
 */

/** Zero, a multiple of five, or `few`. */
export type GuardedCount = number | 'few'

/** A sum of what counts outside the structure, and whether there is truly nothing to count. */
export type Drawn = { drawn: number; isEmpty: boolean }

const fewest = 5

/** Keys are whole numbers from 0 below this, evenly drawn. */
export const countKeys = 2 ** 32

/** One in eight is left out. */
const outOf = 8

/**
 * How many of the people of one record count outside the structure: seven in eight on average, one less than all where
 * there are few. The same in SQL: `n - ((n * 536870912 + count_key) >> 32)`.
 * @param countKey of the record; another number of people keeps it
 */
export const drawnOf = (people: number, countKey: number): number =>
  people - Math.floor(people / outOf + countKey / countKeys)

/**
 * How many slots count as taken outside the structure. How many there were is known to all, so that leaving some out would
 * still tell of a full hour: of what an advisor offered at a place on a day, one in eight counts one less, one in eight one
 * more where some were free, and whatever is counted, one less may be true. The same in SQL:
 * `n - (count_key < 536870912) + (free > 0 and count_key >= 3758096384)`.
 * @param countKey of what was offered together
 */
export function drawnSlots(taken: number, offered: number, countKey: number): number {
  if (countKey < countKeys / outOf) return taken - 1
  return !isDrawn(countKey) && taken < offered ? taken + 1 : taken
}

/** Slots taken, as they are shown outside the structure: never more than there were. None reads like few. */
export function guardedSlots(drawn: number, offered: number): GuardedCount {
  if (offered === 0) return 0
  return drawn < fewest ? 'few' : Math.min(nearest(drawn, fewest), offered - (offered % fewest))
}

/** Whether a session counts outside, as one person would. */
export const isDrawn = (countKey: number): boolean => drawnOf(1, countKey) === 1

/** People, sessions or appointments, as they are shown outside the structure: zero only if nobody is there. */
export function guardedCount({ drawn, isEmpty }: Drawn): GuardedCount {
  if (isEmpty) return 0
  if (drawn < fewest) return 'few'
  return nearest(putRight(drawn), fewest)
}

/**
 * Whole hours, put right alike; null beside `few`, for few hours come from few people.
 * @param seconds of what counts outside
 */
export const guardedHours = (seconds: number, from: GuardedCount): number | null =>
  from === 'few' ? null : nearest(putRight(seconds) / 3600, 1)

const putRight = (drawn: number) => (drawn * outOf) / (outOf - 1)

const nearest = (value: number, step: number) => Math.round(value / step) * step

/** Under ten, one person more or less would show in a percentage. */
const fewestToDivide = 10

export const isEnoughToDivide = (whole: GuardedCount): whole is number =>
  whole !== 'few' && whole >= fewestToDivide

/** Whole percents of what is shown, never of what is true; null when one of the two is hidden or the whole is small. */
export function guardedPercent(part: GuardedCount, whole: GuardedCount): number | null {
  if (part === 'few' || !isEnoughToDivide(whole)) return null
  return Math.min(100, Math.round((100 * part) / whole))
}
