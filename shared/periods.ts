import { groupBy } from './group-by.ts'
import { sayDay, sayMonth } from './speech.ts'
import { addDays, type Day, daysBetween, lastDayOf, monthOf } from './time.ts'

/** Days from the first to the last, both included. */
export type Period = { from: Day; to: Day }

/** A month, or the part of it that a period takes. */
export type MonthPart = Period & { month: string; isWhole: boolean }

/** What people ask for without typing dates; the running ones stop today. */
export const periodPresets = {
  month: { label: 'Ce mois-ci', months: 1, back: 0 },
  lastMonth: { label: 'Le mois dernier', months: 1, back: 1 },
  quarter: { label: 'Ce trimestre', months: 3, back: 0 },
  lastQuarter: { label: 'Le trimestre dernier', months: 3, back: 1 },
  year: { label: 'Cette année', months: 12, back: 0 },
  lastYear: { label: 'L’année dernière', months: 12, back: 1 },
  schoolYear: { label: 'Cette année scolaire', months: 12, back: 0, first: 9 },
  lastSchoolYear: { label: 'L’année scolaire dernière', months: 12, back: 1, first: 9 },
} as const satisfies Record<string, { label: string; months: number; back: number; first?: number }>
export type PeriodPreset = keyof typeof periodPresets

export function presetPeriod(preset: PeriodPreset, today: Day): Period {
  const {
    months,
    back,
    first: january = 1,
  }: { months: number; back: number; first?: number } = periodPresets[preset]
  const first = shiftMonth(unitStart(today, months, january), -months * back)
  const end = lastDayOf(shiftMonth(first, months - 1))
  return { from: `${first}-01`, to: back === 0 ? today : end }
}

/** The preset that gives this very period today, if one does. */
export const presetOf = (period: Period, today: Day): PeriodPreset | undefined =>
  (Object.keys(periodPresets) as PeriodPreset[]).find((preset) => {
    const offered = presetPeriod(preset, today)
    return offered.from === period.from && offered.to === period.to
  })

/**
 * The period before, as people compare: the month, quarter, year or school year before when this one is such a unit or
 * its beginning (1 January to 22 November: the same days a year earlier); as many whole months before whole months;
 * else as many days just before.
 */
export function previousPeriod(period: Period): Period {
  const months = monthsToGoBack(period)
  if (months !== null) return shiftMonths(period, -months)
  const days = daysBetween(period.from, period.to) + 1
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) }
}

/** A year earlier; the end of February stays the end of February. */
export const samePeriodLastYear = (period: Period): Period => shiftMonths(period, -12)

/** For a year or its beginning, the period before is the same as a year earlier. */
export function isYearly(period: Period): boolean {
  const [previous, lastYear] = [previousPeriod(period), samePeriodLastYear(period)]
  return previous.from === lastYear.from && previous.to === lastYear.to
}

/** What the figures of a period are first compared with: « +12 % sur un an ». */
export const sayBefore = (period: Period): string => (isYearly(period) ? 'un an' : 'la période d’avant')

/** A period beside an earlier one, day for day. */
export type Comparison = { now: Period; before: Period }

/**
 * What can fairly be compared. Where nothing was recorded yet at the start of the earlier period, both begin later,
 * at the first month that is surely whole; null when nothing is left of them.
 * @param firstMonth the first month with a session, `2025-05`; null when there is none
 */
export function comparisonOf(now: Period, before: Period, firstMonth: string | null): Comparison | null {
  if (firstMonth === null) return null
  if (`${firstMonth}-01` <= before.from) return { now, before }
  const from = `${shiftMonth(firstMonth, 1)}-01`
  const late = monthsFrom(before.from, from)
  const start = `${shiftMonth(monthOf(now.from), late)}-01`
  const areMonths =
    now.from.endsWith('-01') &&
    before.from.endsWith('-01') &&
    monthsFrom(before.from, now.from) === monthsFrom(before.to, now.to)
  if (!areMonths || from > before.to || start > now.to) return null
  return { now: { from: start, to: now.to }, before: { from, to: before.to } }
}

/** The months that a period touches, in order, each with the days it takes. */
export function monthPartsOf(period: Period): MonthPart[] {
  const count = monthsFrom(period.from, period.to) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const month = shiftMonth(monthOf(period.from), index)
    const [first, last] = [`${month}-01`, lastDayOf(month)]
    const from = first > period.from ? first : period.from
    const to = last < period.to ? last : period.to
    return { month, from, to, isWhole: from === first && to === last }
  })
}

/**
 * The years, `2025`, and months, `2026-06`, that it is made of, and the days that are left at its ends.
 * @param latest the last day that has anything: beyond it, what is longer says as much. Null when nothing has.
 */
export function wholesOf({ from, to }: Period, latest: Day | null): { wholes: string[]; days: Period[] } {
  const isTheEnd = latest === null || to >= latest
  const parts = monthPartsOf({ from, to: isTheEnd ? `${to.slice(0, 4)}-12-31` : to })
  const months = parts.filter(({ isWhole }) => isWhole).map(({ month }) => month)
  const years = groupBy(months, (month) => month.slice(0, 4))
  return {
    wholes: [...years].flatMap(([year, some]) => (some.length === 12 ? [year] : some)),
    days: parts.filter(({ isWhole }) => !isWhole).map((part) => ({ from: part.from, to: part.to })),
  }
}

/** Whether it is made of whole quarters of the calendar. */
export const isOfQuarters = ({ from, to }: Period): boolean =>
  /-(01|04|07|10)-01$/.test(from) && /-(03-31|06-30|09-30|12-31)$/.test(to)

/** `novembre 2026`, `année 2025`, `du 1er janvier au 22 novembre 2026`: to follow a name. */
export function sayPeriod({ from, to }: Period): string {
  const isWholeMonths = from.endsWith('-01') && to === lastDayOf(monthOf(to))
  if (isWholeMonths && monthOf(from) === monthOf(to)) return sayMonth(monthOf(from), 'fr')
  if (isWholeMonths && from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`)
    return `année\u00a0${from.slice(0, 4)}`
  if (isWholeMonths && beginsSchoolYear(from) && monthOf(to) === shiftMonth(monthOf(from), 11))
    return `année\u00a0scolaire\u00a0${from.slice(0, 4)}-${to.slice(0, 4)}`
  if (from === to) return `le ${sayDay(from, 'fr', 'without weekday')}`
  const start = sayDay(from, 'fr', 'without weekday')
  const isSameYear = from.slice(0, 4) === to.slice(0, 4)
  return `du ${isSameYear ? start.slice(0, -5) : start} au ${sayDay(to, 'fr', 'without weekday')}`
}

function monthsToGoBack({ from, to }: Period): number | null {
  if (!from.endsWith('-01')) return null
  const [first, last] = [monthOf(from), monthOf(to)]
  const unit = [1, 3, 12].find(
    (months) => first === unitStart(from, months) && last < shiftMonth(first, months),
  )
  if (unit) return unit
  if (beginsSchoolYear(from) && last < shiftMonth(first, 12)) return 12
  return to === lastDayOf(last) ? monthsFrom(from, to) + 1 : null
}

const shiftMonths = ({ from, to }: Period, months: number): Period => ({
  from: sameDay(from, shiftMonth(monthOf(from), months)),
  to:
    to === lastDayOf(monthOf(to))
      ? lastDayOf(shiftMonth(monthOf(to), months))
      : sameDay(to, shiftMonth(monthOf(to), months)),
})

function sameDay(day: Day, month: string): Day {
  const moved = `${month}${day.slice(7)}`
  const last = lastDayOf(month)
  return moved > last ? last : moved
}

/** Schools begin in September, and so does what is done with them. */
const beginsSchoolYear = (from: Day) => from.endsWith('-09-01')

/** The first month of the month, quarter or year that holds the day; a year may begin with another than January. */
const unitStart = (day: Day, months: number, january = 1) =>
  shiftMonth(monthOf(day), -((Number(day.slice(5, 7)) - january + 12) % months))

const monthsFrom = (from: Day, to: Day) => monthNumber(monthOf(to)) - monthNumber(monthOf(from))

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

function shiftMonth(month: string, months: number): string {
  const number = monthNumber(month) + months
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}
