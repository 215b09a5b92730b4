import type { Availability, Opening, Service } from './availability.ts'
import { zoneAt } from './closed-hours.ts'
import { isWorkshop } from './engagements.ts'
import { openHours, openingSpans } from './opening-spans.ts'
import { occurrenceDays } from './recurrence.ts'
import { addDays, type Day, dayOf, minute, overlap, type Zone } from './time.ts'

/** What an advisor is told when saving an opening, and may keep all the same; `day` is the first one concerned. */
export type OpeningWarning = { name: keyof typeof openingWarnings; day: Day }

export const openingWarnings = {
  openingTooShort:
    'Cette permanence est plus courte que le rendez-vous\u00a0: aucun créneau ne sera proposé.',
  openingsOverlap:
    'Deux permanences se chevauchent dans deux lieux\u00a0: un rendez-vous pris dans l’un ferme l’autre.',
}

/** The refusal of an opening at save, if any; its rule is refused by its own schema, `recurrence`. */
export function openingRefusal(opening: Opening, services: readonly Service[]) {
  const service = services.find(({ id }) => id === opening.serviceId)
  if (!opening.overnight && opening.endsAt <= opening.startsAt) return 'openingEndsBeforeStart'
  return isWorkshop(opening) === (service?.kind === 'workshop') ? null : 'seatsOnlyForWorkshops'
}

/** The refusal of a service at save, if any: no slot can be both late enough and soon enough. */
export function serviceRefusal({
  noticeMinutes,
  horizonDays,
}: Pick<Service, 'noticeMinutes' | 'horizonDays'>) {
  return noticeMinutes >= horizonDays * 24 * 60 ? 'noticeBeyondHorizon' : null
}

/** `availability` holds the advisor's other openings, with or without this one. */
export function openingWarningsFor(
  opening: Opening,
  availability: Availability,
  today: Day,
): OpeningWarning[] {
  const others = availability.openings.filter(
    ({ id, advisorId }) => id !== opening.id && advisorId === opening.advisorId,
  )
  const short = tooShort(opening, others, availability, today)
  const crossed = overlapElsewhere(opening, others, availability, today)
  return [
    ...(short === undefined ? [] : [{ name: 'openingTooShort' as const, day: short }]),
    ...(crossed === undefined ? [] : [{ name: 'openingsOverlap' as const, day: crossed }]),
  ]
}

/** Two rules that have not met in two years are taken as never meeting. */
const daysLookedAhead = 731

/** Openings that touch make one: a short one may still be enough beside its neighbour. */
function tooShort(opening: Opening, others: readonly Opening[], availability: Availability, today: Day) {
  if (isWorkshop(opening)) return
  const { recurrence, serviceId } = opening
  const zone = zoneOfOpening(availability, opening)
  const alike = others.filter((other) => isAlike(other, opening))
  const services = availability.services.filter(
    ({ id, kind }) => kind === 'individual' && (serviceId === null || id === serviceId),
  )
  const shortest = Math.min(...services.map(({ minutes }) => minutes)) * minute
  const from = later(today, recurrence.firstDay)
  const day = occurrenceDays(recurrence, from, addDays(from, daysLookedAhead))[0]
  if (day === undefined || services.length === 0) return
  const [own] = openingSpans(opening, zone, day, day)
  const whole = openHours([opening, ...alike], zone, day, day).find((span) => own && overlap(span, own))
  return whole && whole.endsAt - whole.startsAt >= shortest ? undefined : day
}

function overlapElsewhere(
  opening: Opening,
  others: readonly Opening[],
  availability: Availability,
  today: Day,
) {
  const zone = zoneOfOpening(availability, opening)
  const from = later(today, opening.recurrence.firstDay)
  const to = addDays(from, daysLookedAhead)
  const own = openingSpans(opening, zone, from, to)
  const elsewhere = others
    .filter(({ placeId }) => placeId !== opening.placeId)
    .flatMap((other) => openingSpans(other, zoneOfOpening(availability, other), addDays(from, -1), to))
  const first = own.find((span) => elsewhere.some((other) => overlap(span, other)))
  return first && dayOf(first.startsAt, zone)
}

const isAlike = (a: Opening, b: Opening) =>
  a.placeId === b.placeId && a.serviceId === b.serviceId && isWorkshop(a) === isWorkshop(b)

function zoneOfOpening(availability: Availability, { placeId }: Opening): Zone {
  return zoneAt(availability, availability.places.find(({ id }) => id === placeId) ?? null)
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
