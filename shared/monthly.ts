import { holidayRegionOf, holidaysBetween } from './holidays.ts'
import { isPolite } from './letters.ts'
import type { Period } from './periods.ts'
import {
  addDays,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  lastDayOf,
  monthOf,
  weekdayOf,
  type Zone,
} from './time.ts'

/** When the page of a month leaves, and for which days. */

/**
 * The month to tell, `2026-10`: from 9 h on the first working day of the next one, by day only; a house that was closed that
 * morning tells it later in the month. Null when there is nothing to tell at this hour.
 * @param departement whose holidays and whose clock
 * @returns with the moment from which it is told: who asked for it later waits for the next
 */
export function monthToTell(
  now: Instant,
  { departement, zone }: { departement: string; zone: Zone },
): { month: string; since: Instant } | null {
  const today = dayOf(now, zone)
  const since = instantAt(firstWorkingDay(monthOf(today), departement), '09:00', zone)
  if (now < since || !isPolite(now, zone)) return null
  return { month: monthOf(addDays(`${monthOf(today)}-01`, -1)), since }
}

/** All the days of a month. */
export const daysOfMonth = (month: string): Period => ({ from: `${month}-01`, to: lastDayOf(month) })

/** The first day from Monday to Friday that is no public holiday there. */
export function firstWorkingDay(month: string, departement: string): Day {
  const { from, to } = daysOfMonth(month)
  const holidays = holidaysBetween(from, to, holidayRegionOf(departement))
  let day = from
  while (weekdayOf(day) > 5 || holidays.includes(day)) day = addDays(day, 1)
  return day
}
