import { openSlots } from '#shared/slots.ts'
import { addDays, hour, type Instant } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { waits } from '../schema/index.ts'
import type { Appointment } from './appointments.ts'
import type { Agenda, Opening } from './availability.ts'
import { type Chance, chance } from './chance.ts'
import { type Ground, saltOf } from './ground.ts'
import { person } from './people.ts'

/**
 * A few people who wait: at the places of the first advisors, because no hour there suits them, and for the workshops to come
 * that are full. One of three has a landline only, and is to be called.
 */
export function plantWaits(
  db: Db,
  ground: Ground,
  { agenda, appointments }: { agenda: Agenda; appointments: readonly Appointment[] },
) {
  const draw = chance(`waits${saltOf(ground)}`)
  const atPlaces = agenda.openings
    .filter(({ seats, placeId }) => seats === null && placeId !== null)
    .filter((one, at, all) => all.findIndex(({ placeId }) => placeId === one.placeId) === at)
    .slice(0, 3)
    .flatMap((opening) => {
      const seen = freeAt(ground, agenda, appointments, opening)
      const rows = Array.from({ length: 2 }, () => ({ seen, workshopId: null, startsAt: null }))
      return rows.map((row) => ({ ...row, placeId: opening.placeId, serviceId: opening.serviceId ?? '' }))
    })
  const forSeats = fullWorkshops(ground, agenda, appointments).flatMap((workshop) => [workshop, workshop])
  plant(
    db,
    waits,
    [...atPlaces, ...forSeats].map((waited, rank) => ({ ...waited, ...whoWaits(draw, ground, rank) })),
  )
}

function whoWaits(draw: Chance, { now }: Ground, rank: number) {
  const { firstName, lastName, mobile, landline } = person(1900 - rank)
  const addedAt = now - draw.between(5, 120) * hour
  return {
    id: draw.id(addedAt),
    firstName,
    lastName,
    phone: rank % 3 === 2 ? landline : mobile,
    halfDay: rank % 4 === 3 ? ('morning' as const) : ('any' as const),
    language: 'fr' as const,
    need: draw.weigh({ everyday: 40, autonomy: 40, unknown: 20 }),
    addedAt,
  }
}

/** They saw every free hour, and none suited. */
function freeAt(
  { now, today }: Ground,
  agenda: Agenda,
  appointments: readonly Appointment[],
  { serviceId, placeId }: Opening,
): Instant[] {
  const asked = { serviceId: serviceId ?? '', placeIds: [placeId], now, from: today, to: addDays(today, 60) }
  return openSlots({ ...agenda, appointments }, asked).map(({ startsAt }) => startsAt)
}

/** Occurrences to come without a seat left. */
function fullWorkshops({ now }: Ground, agenda: Agenda, appointments: readonly Appointment[]) {
  const seated = appointments.filter(
    ({ workshopId, startsAt, cancelledAt }) =>
      workshopId !== null && startsAt > now + 24 * hour && cancelledAt === null,
  )
  const isSame = (a: Appointment, b: Appointment) =>
    a.workshopId === b.workshopId && a.startsAt === b.startsAt
  const countOf = (one: Appointment) => seated.filter((other) => isSame(other, one)).length
  return seated
    .filter((one, at) => seated.findIndex((other) => isSame(other, one)) === at)
    .filter(
      (one) => countOf(one) >= (agenda.openings.find(({ id }) => id === one.workshopId)?.seats ?? Infinity),
    )
    .map(({ placeId, serviceId, workshopId, startsAt }) => ({
      seen: [],
      placeId,
      serviceId,
      workshopId,
      startsAt,
    }))
}
