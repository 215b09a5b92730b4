import { type Day, dayOf, type Instant, showingOf, type WallTime, wallTimeOf, type Zone } from './time.ts'

/** Days, hours and durations as people read them, in French and in English. */

export type Lang = 'fr' | 'en'

/** A space where a line may not break, as French typography wants it in `14 h 30`. */
const nbsp = '\u00a0'

/**
 * `mardi 16 juin 2026`, `Tuesday 16 June 2026`; `without year` and `without weekday` leave one out;
 * `short` gives `mar. 16 juin`, `Tue 16 Jun`. The first of the month is `1er` in French.
 */
export function sayDay(day: Day, lang: Lang, form: DayForm = 'full'): string {
  const { weekday, month, year } = dayForms[form]
  const date = `${dayOfMonth(day, lang)}${nbsp}${name(day, lang, { month })}`
  const words = [weekday && name(day, lang, { weekday }), date, year && day.slice(0, 4)]
  return words.filter(Boolean).join(' ')
}

/** `juin 2026`, `June 2026`, from `2026-06`. */
export function sayMonth(month: string, lang: Lang): string {
  return `${name(`${month}-01`, lang, { month: 'long' })} ${month.slice(0, 4)}`
}

/** `14 h 30`, `9 h 00`; `2:30 pm`, `9:00 am`. */
export function sayTime(time: WallTime, lang: Lang): string {
  const hours = Number(time.slice(0, 2))
  if (lang === 'fr') return `${hours}${nbsp}h${nbsp}${time.slice(3)}`
  return `${hours % 12 || 12}:${time.slice(3)}${nbsp}${hours < 12 ? 'am' : 'pm'}`
}

/** The same for a moment; in the hour that the clocks show twice, which showing it is: `2 h 30 (heure d’été)`. */
export function sayTimeAt(instant: Instant, zone: Zone, lang: Lang): string {
  const time = sayTime(wallTimeOf(instant, zone), lang)
  const showing = showingOf(instant, zone)
  return showing === 'only' ? time : `${time} (${clocks[lang][showing]})`
}

/** `mardi 16 juin à 9 h 00`, `Tuesday 16 June at 9:00 am`. */
export function sayDayAndTime(instant: Instant, zone: Zone, lang: Lang): string {
  const day = sayDay(dayOf(instant, zone), lang, 'without year')
  return `${day} ${lang === 'fr' ? 'à' : 'at'} ${sayTimeAt(instant, zone, lang)}`
}

/** `45 min`, `1 h`, and `1 h 15` in French or `1 h 15 min` in English; `16 164 h 15` when many are added. */
export function sayDuration(minutes: number, lang: Lang): string {
  const whole = Math.floor(minutes / 60)
  const hours = whole < 1_000 ? whole : whole.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB')
  const rest = minutes % 60
  if (minutes < 60) return `${rest}${nbsp}min`
  if (rest === 0) return `${hours}${nbsp}h`
  return lang === 'fr'
    ? `${hours}${nbsp}h${nbsp}${String(rest).padStart(2, '0')}`
    : `${hours}${nbsp}h ${rest}${nbsp}min`
}

type DayForm = 'full' | 'without year' | 'without weekday' | 'short'
type Length = 'long' | 'short'

const dayForms: Record<DayForm, { weekday?: Length; month: Length; year: boolean }> = {
  full: { weekday: 'long', month: 'long', year: true },
  'without year': { weekday: 'long', month: 'long', year: false },
  'without weekday': { month: 'long', year: true },
  short: { weekday: 'short', month: 'short', year: false },
}

/** `Mardi 16 juin`: the first letter is a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `05 65 00 00 00`, `+687 75 12 34`. */
export const sayPhone = (national: string): string => (national.match(/\+\d{3}|../g) ?? []).join(nbsp)

const clocks = {
  fr: { first: 'heure d’été', second: 'heure d’hiver' },
  en: { first: 'summer time', second: 'winter time' },
}

function dayOfMonth(day: Day, lang: Lang): string {
  const number = Number(day.slice(8))
  return lang === 'fr' && number === 1 ? '1er' : String(number)
}

type Part = { weekday: Length } | { month: Length }

const names = new Map<string, Intl.DateTimeFormat>()

/** A day has no hour: it is read in UTC so that nobody's own clock can shift it. */
function name(day: Day, lang: Lang, part: Part): string {
  const key = `${lang} ${JSON.stringify(part)}`
  let format = names.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { ...part, timeZone: 'UTC' })
    names.set(key, format)
  }
  return format.format(Date.parse(day))
}
