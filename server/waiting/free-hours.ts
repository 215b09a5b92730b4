import type { Availability } from '#shared/availability.ts'
import { longestRange, type Slot } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import { addDays, dayOf, type Instant, minute, type Zone } from '#shared/time.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import type { Context } from '../trpc.ts'

/** What somebody waits for, as the engine is asked. */
export type Sought = {
  placeId: string | null
  serviceId: string
  workshopId: string | null
  startsAt: Instant | null
  /** The appointment that would be moved: it stands in nobody's way, and keeps its length. */
  appointment?: { id: string; startsAt: Instant; endsAt: Instant } | null | undefined
}

/**
 * What is free of what is sought, soonest first: the seats of one occurrence (with `fullToo`, even when there are none), or
 * the hours of a service at a place until the horizon.
 */
export function freeHours(
  ctx: Pick<Context, 'db' | 'settings' | 'now'>,
  sought: Sought,
  zone: Zone,
  { fullToo = false, withoutHolds = false } = {},
): Slot[] {
  const { placeId, serviceId, workshopId, appointment } = sought
  const today = dayOf(ctx.now, zone)
  const days = sought.startsAt === null ? null : dayOf(sought.startsAt, zone)
  const [from, to] = [days ?? today, days ?? lastDay(today, appointment, zone)]
  if (to < from) return []
  const availability = loadAvailability(ctx, { from, to, placeId })
  const search = { now: ctx.now, serviceId, from, to, placeIds: [placeId], fullToo }
  const slots = openSlots(withoutHolds ? unheld(availability) : availability, {
    ...search,
    ignoring: appointment?.id,
    minutes: appointment ? (appointment.endsAt - appointment.startsAt) / minute : undefined,
  })
  return slots.filter(
    (slot) => slot.workshopId === workshopId && (workshopId === null || slot.startsAt === sought.startsAt),
  )
}

/** An earlier hour of the same day is no news. */
const lastDay = (today: string, appointment: Sought['appointment'], zone: Zone) =>
  appointment ? addDays(dayOf(appointment.startsAt, zone), -1) : addDays(today, longestRange)

const unheld = (availability: Availability): Availability => ({ ...availability, holds: [] })
