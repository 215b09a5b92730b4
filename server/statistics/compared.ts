import {
  comparisonOf,
  isYearly,
  monthPartsOf,
  type Period,
  previousPeriod,
  samePeriodLastYear,
} from '#shared/periods.ts'
import { indicatorsOf, rankedTopics, type Reader } from '#shared/shown-indicators.ts'
import { type Count, type InParts, measures, sumOfParts } from '#shared/statistics.ts'

/** How the figures of a period are read: all of them, or only the counts that are compared. */
type Reading = {
  all: (period: Period) => InParts
  counts: (period: Period) => InParts<Count>
}

/** Every period that `compared` reads. */
export function periodsCompared(period: Period, firstMonth: string | null): Period[] {
  const earlier = [previousPeriod(period), samePeriodLastYear(period)]
  const comparisons = earlier.flatMap((before) => comparisonOf(period, before, firstMonth) ?? [])
  return [period, ...monthPartsOf(period), ...comparisons.flatMap(({ now, before }) => [now, before])]
}

/**
 * The figures of a period, whoever's they are, month by month, and beside those of the period before and of the same
 * period a year earlier (null when nothing compares). Hours have one decimal, shares are between 0 and 1.
 * @param reader who is told exactly, and who is told what may leave the structure
 * @param firstMonth the first month with a session, `2025-05`; null when there is none
 */
export function compared<const One extends Reader>(
  read: Reading,
  period: Period,
  firstMonth: string | null,
  reader: One,
) {
  const months = monthPartsOf(period).map((part) => ({ ...part, figures: read.all(part) }))
  const now = sumOfParts(
    measures,
    months.map(({ figures }) => figures),
  )
  const indicatorsIn = (asked: Period) => ({
    period: asked,
    ...indicatorsOf(asked === period ? now : read.counts(asked), reader),
  })
  const beside = (earlier: Period) => {
    const comparison = comparisonOf(period, earlier, firstMonth)
    return comparison && { now: indicatorsIn(comparison.now), before: indicatorsIn(comparison.before) }
  }
  return {
    period,
    firstMonth,
    now: indicatorsOf(now, reader),
    topics: rankedTopics(now, reader),
    previous: beside(previousPeriod(period)),
    lastYear: isYearly(period) ? null : beside(samePeriodLastYear(period)),
    months: months.map(({ figures, ...part }) => ({ ...part, ...indicatorsOf(figures, reader) })),
  }
}
