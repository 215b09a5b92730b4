import { groupBy } from '#shared/group-by.ts'
import { type InParts, measures, partsOfAll, sumOfParts } from '#shared/statistics.ts'
import type { Period } from '#shared/periods.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { type ReadSession, sessionsThere, sliceDays } from './sessions-there.ts'
import { isWithin, piecesOf, sliceBySlice, slicesOf } from './slices.ts'
import { belowOf } from './totals.ts'

/**
 * The figures of a perimeter that filters narrow, read from its sessions themselves, in the same parts as the running totals:
 * there are none of every place, advisor, theme and tag.
 * @param periods all those that will be asked; others throw
 * @param below where each session counts; one level below, unless told
 */
export async function figuresFromSessions(
  ctx: Looks,
  perimeter: Perimeter,
  periods: readonly Period[],
  below: (session: ReadSession) => string = codeBelow(perimeter),
) {
  const todayOf = new Map(perimeter.communes.flatMap(({ code, codes }) => codes.map((each) => [each, code])))
  const pieces: (Period & { parts: Map<string, InParts>; reached: Set<string> })[] = []
  for (const piece of piecesOf(periods)) {
    const parts = new Map<string, InParts>()
    const reached = new Set<string>()
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await sliceBySlice(slicesOf(piece, sliceDays(perimeter)), (slice) => {
      const found = sessionsThere(ctx, perimeter, slice)
      for (const { communeCode } of found) reached.add(todayOf.get(communeCode) ?? communeCode)
      for (const [code, some] of groupBy(found, below))
        parts.set(code, together([parts.get(code), partsOfAll(some)]))
    })
    pieces.push({ ...piece, parts, reached })
  }
  const during = (period: Period) => {
    if (!periods.some(({ from, to }) => from === period.from && to === period.to))
      throw new Error('Figures are asked of a period that was not read')
    return pieces.filter((piece) => isWithin(piece, period))
  }
  return {
    all: (period: Period) => together(during(period).flatMap(({ parts }) => [...parts.values()])),
    below: (period: Period) => {
      const pairs = during(period).flatMap(({ parts }) => [...parts])
      return new Map(
        [...groupBy(pairs, ([code]) => code)].map(([code, some]) => [
          code,
          together(some.map(([, parts]) => parts)),
        ]),
      )
    },
    reached: (period: Period) => new Set(during(period).flatMap(({ reached }) => [...reached])),
  }
}

/** The territory one level below that a session counts in: of a commune, the place, or nowhere in particular. */
function codeBelow(perimeter: Perimeter) {
  const byCommune = belowOf(perimeter)
  const isByPlace = perimeter.level === 'commune' || perimeter.level === 'place'
  return ({ communeCode, placeId }: ReadSession) =>
    isByPlace ? (placeId ?? nowhere) : (byCommune.get(communeCode) ?? communeCode)
}

/** What is done at no place of the commune: at home, elsewhere, at a distance. */
export const nowhere = 'nowhere'

const together = (all: readonly (InParts | undefined)[]): InParts =>
  sumOfParts(
    measures,
    all.filter((parts) => parts !== undefined),
  )
