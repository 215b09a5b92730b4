import { countShown, type Reader } from '#shared/shown-indicators.ts'
import { drawnOf, type GuardedCount } from '#shared/small-counts.ts'

/** A sum over records: of all of them, and of what counts outside the structure. */
export type Sum = { all: number; drawn: number }

export const noSum = (): Sum => ({ all: 0, drawn: 0 })

/** @param countKey of the record; @param people how many of its people are counted */
export function add(sum: Sum, countKey: number, people = 1) {
  sum.all += people
  sum.drawn += drawnOf(people, countKey)
}

export const shown = ({ all, drawn }: Sum, reader: Reader): GuardedCount => countShown(all, drawn, reader)

/** Sums by code: those that nobody has are there too, with nothing. */
export function sumsBy<Code extends string>(codes: readonly Code[]) {
  const sums = Object.fromEntries(codes.map((code) => [code, noSum()])) as Record<Code, Sum>
  return {
    /** What nobody said is in none. */
    add(code: Code | null, countKey: number, people?: number) {
      if (code !== null) add(sums[code], countKey, people)
    },
    shown: (reader: Reader) =>
      Object.fromEntries(codes.map((code) => [code, shown(sums[code], reader)])) as Record<
        Code,
        GuardedCount
      >,
  }
}
