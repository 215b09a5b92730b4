import { dayTold } from '#shared/imported-days.ts'
import { type Channel, channelLabels } from '#shared/sessions.ts'
import { searchable } from '#shared/territories.ts'
import { addDays, type Day } from '#shared/time.ts'

/** What a line says of its own day and of where it was, when they are not those of the table. */
export type ApartRead = { day: Day | null; channel: Channel | null; unknown: string[] }

/**
 * Reads « 12/06 tél », « hier à domicile », « mardi 16 juin 2026 »: a day, where it was, either or both.
 * @param around the day of the table: a date without a year is the last one to have come, a month later at most
 */
export function readApart(cell: string, around: Day): ApartRead {
  const [date] = dates.exec(cell) ?? []
  const rest = cell.replace(date ?? '', ' ').replace(weekday, ' ')
  const day = date === undefined ? null : dayOf(date, around)
  const said = searchable(rest)
  const channel = words.find(([shape]) => shape.test(` ${said} `))?.[1] ?? null
  const unknown = [date !== undefined && !day && date, said !== '' && !channel && rest.trim()]
  return { day, channel, unknown: unknown.filter((each) => typeof each === 'string') }
}

/** The same in full: what will be kept, as it will be read again. */
export function apartInFull({ day, channel, unknown }: ApartRead, around: Day): string {
  const date = day && `${day.slice(8)}/${day.slice(5, 7)}`
  const isNear = date !== null && readApart(date, around).day === day
  return [
    date && (isNear ? date : `${date}/${day?.slice(0, 4)}`),
    channel && channelLabels[channel].toLowerCase(),
    ...unknown,
  ]
    .filter(Boolean)
    .join(', ')
}

const dates =
  /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d{4}|\d{2}))?|\d{1,2}(?:er)?\s+\p{L}{3,9}\.?(?:\s+\d{4})?|\b(?:avant-)?hier\b/iu
const weekday =
  /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.)/giu

function dayOf(date: string, around: Day): Day | null {
  if (/hier/i.test(date)) return addDays(around, /avant/i.test(date) ? -2 : -1)
  const whole = dayTold(date, 'UTC')
  if (whole) return whole
  const year = Number(around.slice(0, 4))
  const sign = /[-/.]/.exec(date)?.[0] ?? ' '
  return (
    [year + 1, year, year - 1]
      .map((each) => dayTold(`${date}${sign}${each}`, 'UTC'))
      .find((each) => each !== null && each <= addDays(around, 31)) ?? null
  )
}

const words: [RegExp, Channel][] = [
  [/ (a )?distance | tel\w* | visio\w* | video\w* /, 'remote'],
  [/ dom\w* /, 'home'],
  [/ autres? | ailleurs /, 'other'],
  [/ lieu | place | ici | rattachement /, 'place'],
]
