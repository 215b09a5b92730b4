import { uuidv7 } from 'uuidv7'
import { ticketFor } from '#server/keys.ts'
import { openings } from '#drizzle/schema/index.ts'
import type { BookingRequest, HoldRequest } from '#shared/appointments.ts'
import { type Day, type Instant, instantAt, type WallTime } from '#shared/time.ts'
import { type World, zone } from './world.ts'

/** What the page sends for Tuesday 16 June 2026 at 9:00 at Gramat, from a form opened a minute ago by somebody new. */
export function bookingAt(
  world: World,
  time: WallTime = '09:00',
  changed: Partial<BookingRequest> = {},
  day: Day = '2026-06-16',
): BookingRequest {
  const id = changed.id ?? uuidv7()
  return {
    id,
    placeId: world.place.id,
    serviceId: world.service.id,
    startsAt: at(time, day),
    advisorId: null,
    workshopId: null,
    firstName: 'Jeanne',
    lastName: 'Marty',
    phone: somePhone(),
    email: null,
    language: 'fr',
    need: 'unknown',
    needNote: '',
    website: '',
    ticket: ticketFor(
      {
        settings: world.settings,
        now: world.now() - 6e4,
      },
      id,
    ),
    ...changed,
  }
}

/** A moment on the clocks of the Lot, on Tuesday 16 June 2026 unless said. */
export const at = (time: WallTime, day: Day = '2026-06-16') => instantAt(day, time, zone)

let phones = 0

/** A mobile number that nobody has had yet. */
export const somePhone = () => `06${String(10_000_000 + phones++)}`

/** The hour that this form keeps while it is being filled. */
export const holdOf = (request: BookingRequest): HoldRequest => {
  const { id, placeId, serviceId, startsAt, advisorId, workshopId } = request
  return { id, placeId, serviceId, startsAt, advisorId, workshopId }
}

/** Nadia receives at Gramat too, at the same hours as Camille. */
export function alsoAtGramat(world: World) {
  const advisorId = world.people.nadia.actor.advisorId
  world.db
    .insert(openings)
    .values({ ...world.openings[0], id: uuidv7(), advisorId })
    .run()
}

/** Every free hour shown at Gramat, to whoever holds one or to anybody. */
export async function hoursAtGramat(world: World, holdId: string | null = null): Promise<Instant[]> {
  const { days } = await world.citizen().availability.atPlace({ slug: world.place.slug, holdId })
  return days.flatMap(({ starts }) => starts)
}
