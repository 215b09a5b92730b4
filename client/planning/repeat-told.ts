import { type Exception, occurrenceDays, type Recurrence, recurrence } from '#shared/recurrence.ts'
import { addDays, type Day, lastDayOf, monthOf, type Weekday, weekdayOf } from '#shared/time.ts'

export type Repeat = Recurrence['repeat']

/** How often something happens, as a form holds it: every answer stays while another rhythm is tried. */
export type RepeatTold = {
  repeat: Repeat
  firstDay: Day
  every: number
  weekdays: Weekday[]
  /** Nobody has chosen the weekdays: they are the first day's. */
  followsFirstDay: boolean
  nth: 1 | 2 | 3 | 4 | 5 | 'last'
  until: Day
  exceptions: Exception[]
}

export const onceFrom = (firstDay: Day): RepeatTold => ({
  repeat: 'once',
  firstDay,
  every: 1,
  weekdays: firstDay ? [weekdayOf(firstDay)] : [],
  followsFirstDay: true,
  nth: firstDay ? rankOf(firstDay) : 1,
  until: '',
  exceptions: [],
})

export function repeatFrom(rule: Recurrence): RepeatTold {
  const told = { ...onceFrom(rule.firstDay), repeat: rule.repeat, exceptions: rule.exceptions ?? [] }
  switch (rule.repeat) {
    case 'once':
      return told
    case 'weekly':
      return {
        ...told,
        every: rule.every,
        weekdays: rule.weekdays,
        followsFirstDay: false,
        until: rule.until ?? '',
      }
    case 'monthlyByWeekday':
      return monthlyFrom(rule, { ...told, nth: rule.nth })
    case 'monthlyByDate':
      return monthlyFrom(rule, told)
    case 'yearly':
      return { ...told, until: rule.until ?? '' }
  }
}

/** The rule that these answers mean. Its weekday and its date are those of the first day, unless it names its own. */
export function ruleFrom(told: RepeatTold): Recurrence {
  const { repeat, firstDay, every, nth, weekdays, until } = told
  const exceptions = told.exceptions.length > 0 ? { exceptions: told.exceptions } : {}
  const repeating = { firstDay, ...(until !== '' && { until }), ...exceptions }
  switch (repeat) {
    case 'once':
      return { repeat, firstDay, ...exceptions }
    case 'weekly':
      return { repeat, every, weekdays: weekdays.toSorted((a, b) => a - b), ...repeating }
    case 'monthlyByWeekday':
      return { repeat, nth, weekday: weekdayOf(firstDay), ...repeating }
    case 'monthlyByDate':
      return { repeat, date: Number(firstDay.slice(8)), ...repeating }
    case 'yearly':
      return { repeat, ...repeating }
  }
}

/** What to correct, by the name of the answer. */
export type RepeatMistakes = { firstDay?: string; every?: string; weekdays?: string; until?: string }

/** Checked by the very schema that the server checks with. */
export function repeatMistakes(told: RepeatTold): RepeatMistakes {
  if (told.firstDay === '') return { firstDay: 'Choisissez un jour.' }
  if (told.repeat === 'weekly') {
    if (!Number.isInteger(told.every) || told.every < 1 || told.every > 52)
      return { every: 'Écrivez un nombre de semaines, de 1 à 52.' }
    if (told.weekdays.length === 0) return { weekdays: 'Choisissez au moins un jour, ou ne répétez pas.' }
  }
  const checked = recurrence.safeParse(ruleFrom(told))
  if (checked.success) return {}
  return checked.error.issues.some(({ message }) => message === 'recurrenceEmpty')
    ? { firstDay: 'Cette répétition ne tombe jamais. Choisissez un autre premier jour.' }
    : { until: 'Choisissez un dernier jour plus tardif que le premier.' }
}

/** What was told wrong and still is: a mistake goes as soon as it is corrected, and none comes while one types. */
export const stillWrong = <Mistakes extends object>(told: Mistakes, now: Mistakes): Mistakes =>
  Object.fromEntries(Object.entries(now).filter(([field]) => field in told)) as Mistakes

/** Which of the weekdays of its month a day is: the third Tuesday. */
export const rankOf = (day: Day) => Math.ceil(Number(day.slice(8)) / 7) as 1 | 2 | 3 | 4 | 5

export const isLastOfItsMonth = (day: Day): boolean => addDays(day, 7) > lastDayOf(monthOf(day))

/** A new first day takes the weekday, the rank and the last day along, while nobody has said otherwise. */
export function withFirstDay(told: RepeatTold, firstDay: Day): Partial<RepeatTold> {
  if (firstDay === '') return { firstDay }
  const staysLast = told.nth === 'last' && isLastOfItsMonth(firstDay)
  return {
    firstDay,
    ...(told.until !== '' && told.until <= firstDay && { until: '' }),
    ...(!staysLast && { nth: rankOf(firstDay) }),
    ...(told.followsFirstDay && { weekdays: [weekdayOf(firstDay)] }),
  }
}

/**
 * The first day of a monthly rule need not be one of its days: the form says the weekday and the date through it.
 * A rule that ends on the first of its days happens once.
 */
function monthlyFrom(
  { until = '', ...rule }: Recurrence & { until?: Day | undefined },
  told: RepeatTold,
): RepeatTold {
  const everyDay = { ...rule, exceptions: [] }
  const firstDay = occurrenceDays(everyDay, rule.firstDay, addDays(rule.firstDay, 800))[0] ?? rule.firstDay
  return firstDay === until ? { ...told, repeat: 'once', firstDay } : { ...told, firstDay, until }
}
