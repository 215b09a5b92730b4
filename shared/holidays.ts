import joursFeries from '@socialgouv/jours-feries'
import { type Day, hour } from './time.ts'

/** Who has which public holidays: the country, Alsace and Moselle with two more, each overseas territory with its own. */
export type HolidayRegion = 'france' | 'alsace-moselle' | keyof typeof abolitionDays

/** Abolition of slavery, a holiday on its own day overseas (decree 83-1003 of 23 November 1983, as amended in 2012). */
const abolitionDays = {
  guadeloupe: '05-27',
  martinique: '05-22',
  guyane: '06-10',
  reunion: '12-20',
  mayotte: '04-27',
  'saint-barthelemy': '10-09',
  'saint-martin': '05-28',
} as const

/** By the beginning of a commune's INSEE code. */
const regions: Record<string, HolidayRegion> = {
  '57': 'alsace-moselle',
  '67': 'alsace-moselle',
  '68': 'alsace-moselle',
  '971': 'guadeloupe',
  '972': 'martinique',
  '973': 'guyane',
  '974': 'reunion',
  '976': 'mayotte',
  '977': 'saint-barthelemy',
  '978': 'saint-martin',
}

/** The holidays that a commune keeps, from its INSEE code. */
export const holidayRegionOf = (communeCode: string): HolidayRegion =>
  regions[communeCode.slice(0, 2)] ?? regions[communeCode.slice(0, 3)] ?? 'france'

/** Public holidays from one day to another, both included, in order. */
export function holidaysBetween(from: Day, to: Day, region: HolidayRegion = 'france'): Day[] {
  const found: Day[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    for (const day of holidaysOf(year, region).keys()) if (day >= from && day <= to) found.push(day)
  return found
}

const known = new Map<string, ReadonlyMap<Day, string>>()

/** The public holidays of any year, in order, with their French names: computed, so there is no list to renew. */
export function holidaysOf(year: number, region: HolidayRegion = 'france'): ReadonlyMap<Day, string> {
  const key = `${region} ${year}`
  let holidays = known.get(key)
  if (!holidays) known.set(key, (holidays = compute(year, region)))
  return holidays
}

function compute(year: number, region: HolidayRegion): ReadonlyMap<Day, string> {
  const midnights = Object.entries(joursFeries(year, { alsace: region === 'alsace-moselle' }))
  const named = midnights.map(([name, midnight]): [Day, string] => [
    dayMeantBy(midnight),
    name.replace("'", '’'),
  ])
  if (region in abolitionDays) {
    const date = abolitionDays[region as keyof typeof abolitionDays]
    named.push([`${year}-${date}`, 'Abolition de l’esclavage'])
  }
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The library counts 24-hour days from a midnight of the process's own zone, so a change of the clocks leaves it an hour
 * before or after midnight: half a day later, the local calendar shows the day that was meant.
 */
function dayMeantBy(midnight: Date): Day {
  const noon = new Date(midnight.getTime() + 12 * hour)
  const [month, date] = [noon.getMonth() + 1, noon.getDate()].map((number) => String(number).padStart(2, '0'))
  return `${noon.getFullYear()}-${month}-${date}`
}
