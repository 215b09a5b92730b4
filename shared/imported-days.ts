import { dayOf, type Day, type Zone } from './time.ts'

/**
 * The day that a cell says, however it was typed: `16/06/2026`, `16-6-26 à 14:30`, `2026-06-16`, « mardi 16 juin 2026 »,
 * « 1er févr. 2026 », the number by which Excel keeps a date, or a moment with its zone. Null when it says none.
 * @param zone where a moment is read, `Europe/Paris`
 */
export function dayTold(cell: string, zone: Zone): Day | null {
  const said = cell.normalize('NFC').trim().toLowerCase()
  const moment = /^\d{4}-\d\d-\d\dt[\d:.]+(?:z|[+-]\d\d:?\d\d)$/.exec(said)
  if (moment) return dayOfMoment(said, zone)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[t\s])/.exec(said)
  if (iso) return calendarDay(iso[1], iso[2], iso[3])
  const french = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:$|[\s,])/.exec(said)
  if (french) return calendarDay(year(french[3]), french[2], french[1])
  if (/^\d{5}(?:[.,]\d+)?$/.test(said)) return dayOfSerial(Math.floor(Number(said.replace(',', '.'))))
  return dayInWords(said)
}

/** Excel counts days from 1900, and believes that year a leap year: 1 January 2000 is 36526. */
function dayOfSerial(serial: number): Day | null {
  const first = 36_526
  if (serial < first || serial >= first + 36_525) return null
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

function dayOfMoment(said: string, zone: Zone): Day | null {
  const instant = Date.parse(said.toUpperCase())
  return Number.isNaN(instant) ? null : dayOf(instant, zone)
}

function dayInWords(said: string): Day | null {
  const plain = said.normalize('NFD').replace(/\p{Mark}/gu, '')
  const found = /(?:^|\s)(\d{1,2})(?:er)?[\s-]+([a-z]{3,9})\.?[\s-]+(\d{4}|\d{2})(?:$|[\s,])/.exec(plain)
  const month = months.findIndex((each) => each === found?.[2] || short(each, found?.[2]))
  return found && month >= 0 ? calendarDay(year(found[3]), String(month + 1), found[1]) : null
}

const months = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]

/** `janv`, `févr`, `sept`; `jui` may be two months. */
const short = (month: string, said = '') => said.length >= 3 && said !== 'jui' && month.startsWith(said)

const year = (digits = '') => (digits.length === 2 ? `20${digits}` : digits)

/** The thirtieth of February is no day. */
function calendarDay(years = '', month = '', date = ''): Day | null {
  const said = `${years}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = Date.parse(`${said}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== said) return null
  return said
}

/**
 * Minutes that a cell says: `90`, « 1 h 30 », `1:30`, `1,5 h`, « 45 min », or the part of a day by which Excel keeps an
 * hour. Null when it says none.
 */
export function minutesTold(cell: string): number | null {
  const said = cell.trim().toLowerCase().replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').replace(',', '.')
  const clock = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?:\s*min.*|:\d\d)?$/.exec(said)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  const hours = /^(\d{1,2}(?:\.\d+)?)\s*h(?:eures?)?$/.exec(said)
  if (hours) return Math.round(Number(hours[1]) * 60)
  const minutes = /^(\d+(?:\.\d+)?)\s*(?:min(?:utes?)?\.?|mn|')?$/.exec(said)
  if (!minutes) return null
  const number = Number(minutes[1])
  return number > 0 && number < 1 ? Math.round(number * 1_440) : Math.round(number)
}

/** How many: `8`, or `2/8` for the second of eight. Null when it says none. */
export function peopleTold(cell: string): { rank: number | null; of: number } | null {
  const found = /^(?:(\d{1,3})\s*\/\s*)?(\d{1,4})(?:[.,]0+)?$/.exec(cell.trim())
  return found ? { rank: found[1] ? Number(found[1]) : null, of: Number(found[2]) } : null
}
