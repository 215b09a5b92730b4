import { monthPartsOf, type Period } from '#shared/periods.ts'
import { dayOf, monthOf, type Weekday, weekdayOf, type Zone, wallTimeOf } from '#shared/time.ts'
import type { Booked } from './booked-there.ts'
import { noSum, add as addTo, shown, type Sum, sumsBy } from './counted.ts'
import type { Perimeter } from './perimeter.ts'

/**
 * When people come: the appointments of a perimeter by month, and by hour of the week on the clock of the place. An advisor
 * receives one person at a time: outside the structure, an hour is told of whole months only, never of one day.
 */
export function rhythmOf(period: Period, zone: Zone, perimeter: Perimeter) {
  const ends = ['booked', 'honoured', 'missed'] as const
  const parts = monthPartsOf(period)
  const months = new Map(parts.map(({ month }) => [month, sumsBy(ends)]))
  const told = new Set(parts.flatMap(({ month, isWhole }) => (isWhole || perimeter.isExact ? month : [])))
  const hours = new Map<string, AtHour & { sum: Sum }>()
  return { add, shown: shownWith }

  function add({ startsAt, honouredAt, missedAt, countKey }: Booked) {
    const day = dayOf(startsAt, zone)
    const inMonth = months.get(monthOf(day))
    inMonth?.add('booked', countKey)
    if (honouredAt !== null) inMonth?.add('honoured', countKey)
    if (missedAt !== null) inMonth?.add('missed', countKey)
    if (!told.has(monthOf(day))) return
    const [weekday, hour] = [weekdayOf(day), Number(wallTimeOf(startsAt, zone).slice(0, 2))]
    const cell = hours.get(`${weekday} ${hour}`) ?? { weekday, hour, sum: noSum() }
    hours.set(`${weekday} ${hour}`, cell)
    addTo(cell.sum, countKey)
  }

  /** @param offeredIn how many slots and seats a month offered */
  function shownWith(offeredIn: (month: string) => number | null) {
    return {
      months: [...months].map(([month, sums]) => ({
        month,
        offered: offeredIn(month),
        ...sums.shown(perimeter),
      })),
      /** Those where nobody had an appointment are left out. */
      hours: [...hours.values()].toSorted(byHour).map(({ weekday, hour, sum }) => ({
        weekday,
        hour,
        booked: shown(sum, perimeter),
      })),
    }
  }
}

type AtHour = { weekday: Weekday; hour: number }

const byHour = (a: AtHour, b: AtHour) => a.weekday - b.weekday || a.hour - b.hour
