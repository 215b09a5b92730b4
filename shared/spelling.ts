/**
 * How many typing errors lie between two words: a letter too many, missing, other, or two that changed places (optimal
 * string alignment). Stops counting beyond `most`, and then answers `most + 1`.
 */
export const errorsBetween = (one: string, other: string, most: number): number =>
  Math.abs(one.length - other.length) > most
    ? most + 1
    : Math.min(lastRow(one, other, most)?.at(-1) ?? most + 1, most + 1)

/** The same between a word and the nearest beginning of another. */
export const errorsInBeginning = (beginning: string, word: string, most: number): number =>
  beginning.length > word.length + most
    ? most + 1
    : Math.min(...(lastRow(beginning, word.slice(0, beginning.length + most), most) ?? [most + 1]), most + 1)

/** What a hurried hand does to a word of this length: none under four letters, two from eight. */
export const errorsAllowed = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** The same word but for typing errors. */
export function isSpeltLike(one: string, other: string): boolean {
  const allowed = Math.min(errorsAllowed(one), errorsAllowed(other))
  return one === other || (allowed > 0 && errorsBetween(one, other, allowed) <= allowed)
}

/** From the whole of one to each beginning of the other, shortest first; nothing when all are beyond the most. */
function lastRow(one: string, other: string, most: number): number[] | null {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const [left, above, aside] = [row[j - 1] ?? 0, last[j] ?? 0, last[j - 1] ?? 0]
      let errors = one[i - 1] === other[j - 1] ? aside : 1 + Math.min(left, above, aside)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        errors = Math.min(errors, (before[j - 2] ?? 0) + 1)
      row.push(errors)
      least = Math.min(least, errors)
    }
    if (least > most) return null
    before = last
    last = row
  }
  return last
}
