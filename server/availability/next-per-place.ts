import { longestRange } from '#shared/slot-search.ts'
import { nextSlotPerPlace, openSlots } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, type Instant } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { loadAvailability } from './load-availability.ts'

/** How many days ahead one looks first, then for the places that had nothing, then to the end. */
const looks = [7, 21, longestRange]

/**
 * The next free moment of each place that has one within the horizon of a service; under null, of what needs no place. Most
 * are free soon: later days are read only for the places that have nothing before, and for those who receive there.
 */
export function nextPerPlace(
  ctx: Context,
  service: { id: string; horizonDays: number },
): Map<string | null, Instant> {
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const next = new Map<string | null, Instant>()
  let from = today
  let placeIds: (string | null)[] | undefined
  for (const ahead of looks) {
    const to = addDays(today, Math.min(ahead, service.horizonDays, longestRange))
    if (from > to) break
    const availability = loadAvailability(ctx, { from, to, placeIds })
    const slots = openSlots(availability, { serviceId: service.id, from, to, placeIds, now: ctx.now })
    for (const [placeId, { startsAt }] of nextSlotPerPlace(slots)) next.set(placeId, startsAt)
    const held = new Set(availability.openings.map(({ placeId }) => placeId))
    placeIds = [...held].filter((placeId) => !next.has(placeId))
    if (placeIds.length === 0) break
    from = addDays(to, 1)
  }
  return next
}
