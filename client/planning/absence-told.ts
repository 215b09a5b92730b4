import { type AbsenceInput, absenceInput } from '#shared/planning.ts'
import { problems } from '#shared/problems.ts'
import type { Day, WallTime } from '#shared/time.ts'
import {
  onceFrom,
  type RepeatMistakes,
  repeatFrom,
  repeatMistakes,
  type RepeatTold,
  ruleFrom,
} from './repeat-told.ts'

/** What a form holds of an absence while it is typed. Whole days are asked from one day to another, hours of one day. */
export type AbsenceTold = RepeatTold & {
  kind: 'days' | 'hours'
  lastDay: Day
  startsAt: WallTime
  endsAt: WallTime
}

export type AbsenceMistakes = RepeatMistakes & Partial<Record<'lastDay' | 'startsAt' | 'endsAt', string>>

export const absenceTold = (day: Day, changed: Partial<AbsenceTold> = {}): AbsenceTold => ({
  ...onceFrom(day),
  kind: 'days',
  lastDay: day,
  startsAt: '09:00',
  endsAt: '12:00',
  ...changed,
})

export const toldFromAbsence = ({ recurrence, lastDay, startsAt, endsAt }: AbsenceInput): AbsenceTold => ({
  ...repeatFrom(recurrence),
  kind: startsAt === null ? 'days' : 'hours',
  lastDay: lastDay ?? recurrence.firstDay,
  startsAt: startsAt ?? '09:00',
  endsAt: endsAt ?? '12:00',
})

/** The absence that these answers mean. Hours over several days run from the first hour to the last one, without a break. */
export function absenceFrom(told: AbsenceTold): AbsenceInput {
  const { kind, startsAt, endsAt, repeat, firstDay, lastDay } = told
  const hours = kind === 'hours' ? { startsAt, endsAt } : { startsAt: null, endsAt: null }
  const runsOn = repeat === 'once' && lastDay > firstDay
  return { ...hours, recurrence: ruleFrom(told), lastDay: runsOn ? lastDay : null }
}

/** What is to be corrected, by answer; empty when the absence may be sent. */
export function absenceMistakes(told: AbsenceTold): AbsenceMistakes {
  const mistakes: AbsenceMistakes = repeatMistakes(told)
  if (told.repeat === 'once' && told.lastDay !== '' && told.lastDay < told.firstDay)
    mistakes.lastDay = 'Choisissez un dernier jour qui ne vient pas avant le premier.'
  if (told.kind === 'hours') {
    if (told.startsAt === '') mistakes.startsAt = 'Choisissez une heure de début.'
    if (told.endsAt === '') mistakes.endsAt = 'Choisissez une heure de fin.'
  }
  if (Object.keys(mistakes).length > 0) return mistakes
  if (!absenceInput.safeParse(absenceFrom(told)).success) mistakes.endsAt = problems.absenceEndsBeforeStart.fr
  return mistakes
}
