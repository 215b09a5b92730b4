import { uuidv7 } from 'uuidv7'
import { openSlots } from '#shared/slots.ts'
import { dayOf } from '#shared/time.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { withoutPromises } from '../availability/nearest-free.ts'
import { enqueue } from '../notifications/enqueue.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { endWait } from './end-wait.ts'
import { reachedBy, type Standing, standingWaits } from './standing.ts'

/**
 * Tells whoever waits for a workshop that will not take place, or for an hour at a place that has closed, and takes them off its
 * list. A landline receives nothing: that person stays on the list, marked, until the advisor who calls them takes them off.
 */
export function tellCalledOff(ctx: Context) {
  for (const wait of standingWaits(ctx)) {
    const to = reachedBy(wait)
    if (to === null || wait.isServed || !isCalledOff(ctx, wait)) continue
    write(ctx, { id: uuidv7(), verb: 'waiting.callOff', thingId: wait.id, input: {} }, () => {
      endWait(ctx, wait, 'calledOff')
      enqueue(ctx, 'calledOff', { id: wait.id, revision: 0 }, to)
      return { id: wait.id }
    })
  }
}

/**
 * The occurrence waited for is in nobody's plans any more: closed, moved, or under an absence. Notice and horizon do not count,
 * nor does who has booked; a service that is no longer offered may still be held for those who have a seat. For any hour: its
 * place has closed; whoever has an appointment there is told with it.
 */
export function isCalledOff(ctx: Pick<Context, 'db' | 'settings' | 'now'>, wait: Standing): boolean {
  const { workshopId, startsAt, serviceId, placeId, zone } = wait
  if (workshopId === null || startsAt === null) return wait.isPlaceClosed && wait.sought.appointment === null
  if (startsAt <= ctx.now) return false
  const day = dayOf(startsAt, zone)
  const availability = loadAvailability(ctx, { from: day, to: day, placeId })
  const service = availability.services.find(({ id }) => id === serviceId)
  if (!service || service.retiredAt !== null) return false
  const search = {
    now: ctx.now,
    serviceId,
    from: day,
    to: day,
    byAdvisor: true,
    fullToo: true,
    only: startsAt,
  }
  return !openSlots(withoutPromises(availability), search).some(
    (slot) => slot.workshopId === workshopId && slot.placeId === placeId,
  )
}
