import type { Opening } from './availability.ts'
import { openingSpans } from './opening-spans.ts'
import { occurrenceDays } from './recurrence.ts'
import { addDays, type Day, dayOf, type Span, type Zone } from './time.ts'

/** The day that the rule of an opening gives to one of its occurrences, which may have been moved since: its name for ever. */
export function ruleDayOf(opening: Opening, span: Span, zone: Zone): Day {
  const shown = dayOf(span.startsAt, zone)
  const moved = (opening.recurrence.exceptions ?? []).find(
    ({ movedTo }) => movedTo !== null && isAt(opening, movedTo, span, zone),
  )
  return moved ? moved.day : shown
}

/** The next day on which the opening is held, from this day on, if any in the coming two years. */
export const nextDayOf = ({ recurrence }: Pick<Opening, 'recurrence'>, from: Day): Day | null =>
  occurrenceDays(recurrence, from, addDays(from, 731))[0] ?? null

function isAt(
  opening: Opening,
  movedTo: { day: Day; hours: { startsAt: string; endsAt: string } | null },
  span: Span,
  zone: Zone,
): boolean {
  const once = { repeat: 'once' as const, firstDay: movedTo.day }
  const [there] = openingSpans(
    { ...opening, ...movedTo.hours, recurrence: once },
    zone,
    movedTo.day,
    movedTo.day,
  )
  return there?.startsAt === span.startsAt && there.endsAt === span.endsAt
}
