import type { Appointment, Availability, Hold, Opening, Service } from './availability.ts'
import { closedHours, zoneAt } from './closed-hours.ts'
import { openingSpans } from './opening-spans.ts'
import { firstOverlap, mergeSpans } from './spans.ts'
import { addDays, type Day, type Instant, minute, type Span } from './time.ts'
import type { Travel } from './travel.ts'

/** Hours already promised by an advisor, and the minutes wanted around them. A seat names its workshop. */
export type Engagement = Span & {
  advisorId: string
  placeId: string | null
  workshopId: string | null
  bufferBefore: number
  bufferAfter: number
}

/** Whose promise does not stand in the way: the appointment being moved, the visitor's own hold. */
export type Asking = { now: Instant; ignoring?: string | undefined; holdId?: string | undefined }

/** Appointments that stand and holds of other people that have not expired. */
export function promisedHours(availability: Availability, asking: Asking): Engagement[] {
  const { appointments, holds, services } = availability
  const buffersOf = buffers(services)
  const promised: Engagement[] = []
  for (const appointment of appointments)
    if (appointment.cancelledAt === null && appointment.id !== asking.ignoring) promise(appointment)
  for (const hold of holds) if (hold.expiresAt > asking.now && hold.id !== asking.holdId) promise(hold)
  return promised

  function promise({ startsAt, endsAt, advisorId, placeId, workshopId, serviceId }: Appointment | Hold) {
    const { bufferBefore, bufferAfter } = buffersOf(serviceId)
    promised.push({ startsAt, endsAt, advisorId, placeId, workshopId, bufferBefore, bufferAfter })
  }
}

/** Workshops to come keep their advisor even while nobody has registered, unless their place is closed. */
export function plannedWorkshops(availability: Availability, from: Day, to: Day): Engagement[] {
  const buffersOf = buffers(availability.services)
  return availability.openings.filter(isWorkshop).flatMap((opening) => {
    const place = availability.places.find(({ id }) => id === opening.placeId) ?? null
    const closed = mergeSpans(closedHours(availability, place, addDays(from, -1), addDays(to, 1)))
    return openingSpans(opening, zoneAt(availability, place), addDays(from, -1), to)
      .filter(({ startsAt, endsAt }) => !firstOverlap(closed, startsAt, endsAt))
      .map(({ startsAt, endsAt }) => {
        const { advisorId, placeId, id: workshopId, serviceId } = opening
        const { bufferBefore, bufferAfter } = buffersOf(serviceId)
        return { startsAt, endsAt, advisorId, placeId, workshopId, bufferBefore, bufferAfter }
      })
  })
}

export const isWorkshop = (opening: Opening): boolean => opening.seats !== null

/**
 * The hours that an engagement denies to a service at a place: its own, widened by the gap to keep on each side, which is
 * the largest of the first one's after-buffer, the second one's before-buffer and the drive between their places.
 * Every engagement keeps its gap, not only the neighbours: a short call in between shortens no road, and one more
 * engagement never opens a slot.
 */
export function widen(
  engagement: Engagement,
  service: Service,
  placeId: string | null,
  travel: Travel,
): Span {
  const drive = driveBetween(engagement.placeId, placeId, travel)
  return {
    startsAt: engagement.startsAt - Math.max(service.bufferAfter, engagement.bufferBefore, drive) * minute,
    endsAt: engagement.endsAt + Math.max(engagement.bufferAfter, service.bufferBefore, drive) * minute,
  }
}

const driveBetween = (from: string | null, to: string | null, travel: Travel): number =>
  from === null || to === null || from === to ? 0 : travel(from, to)

function buffers(services: readonly Service[]) {
  const byId = new Map(services.map((service) => [service.id, service]))
  return (serviceId: string | null) => {
    return (serviceId === null ? undefined : byId.get(serviceId)) ?? unbuffered
  }
}

const unbuffered = { bufferBefore: 0, bufferAfter: 0 }
