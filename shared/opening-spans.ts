import type { Absence, Opening } from './availability.ts'
import { occurrences } from './recurrence.ts'
import { interleave, mergeSpans } from './spans.ts'
import { addDays, type Day, daysBetween, instantAt, type Span, type Zone } from './time.ts'

/**
 * When openings of one advisor, place and service are open, in order; those that touch or overlap are one,
 * so their grid starts with the first of them. Each bound crosses the clocks on its own: an opening over a change
 * lasts an hour less or more.
 */
export function openHours(openings: readonly Opening[], zone: Zone, from: Day, to: Day): Span[] {
  const nightly = openings.some((opening) => opening.overnight)
  const first = nightly ? addDays(from, -nightsLookedBack) : from
  const last = nightly ? addDays(to, 1) : to
  return mergeSpans(
    openings.map((opening) => openingSpans(opening, zone, first, last)).reduce(interleave, []),
  )
}

/** The occurrences of one opening that begin on these days, as moments; one that the clocks skip does not take place. */
export function openingSpans(opening: Opening, zone: Zone, from: Day, to: Day): Span[] {
  const spans: Span[] = []
  for (const { day, hours } of occurrences(opening.recurrence, from, to)) {
    const { startsAt, endsAt } = hours ?? opening
    const endDay = opening.overnight && endsAt <= startsAt ? addDays(day, 1) : day
    const span = { startsAt: instantAt(day, startsAt, zone), endsAt: instantAt(endDay, endsAt, zone) }
    if (isSomeTime(span)) spans.push(span)
  }
  return spans
}

/** The hours an absence takes from these days, in a zone. One that ends before it starts ends on the next day. */
export function absenceSpans(absence: Absence, zone: Zone, from: Day, to: Day): Span[] {
  const nights = nightsAway(absence)
  return occurrences(absence.recurrence, addDays(from, -nights - 1), to)
    .map(({ day, hours }) => {
      const { startsAt, endsAt } = hours ?? absence
      const lastDay = addDays(day, nights)
      const endsNextDay = endsAt === null || (nights === 0 && startsAt !== null && endsAt <= startsAt)
      return {
        startsAt: instantAt(day, startsAt ?? '00:00', zone),
        endsAt: instantAt(endsNextDay ? addDays(lastDay, 1) : lastDay, endsAt ?? '00:00', zone),
      }
    })
    .filter(isSomeTime)
}

/** From 02:30 to 03:00 on the night that has no 02:30, there is no time at all. */
const isSomeTime = ({ startsAt, endsAt }: Span): boolean => startsAt < endsAt

const nightsAway = ({ lastDay, recurrence }: Absence): number =>
  lastDay === null ? 0 : Math.max(0, daysBetween(recurrence.firstDay, lastDay))

/** Nights may follow one another and make one opening: a week back is enough to find where it began, a morning on where it ends. */
const nightsLookedBack = 7
