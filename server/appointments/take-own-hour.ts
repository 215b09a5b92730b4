import { and, eq, gt, isNull, lt, ne } from 'drizzle-orm'
import { appointments, holds, services } from '#drizzle/schema/index.ts'
import type { Slot } from '#shared/slot-search.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf, hour, minute, type Span } from '#shared/time.ts'
import { nearestFree, type Wanted } from '../availability/nearest-free.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { assertReceives } from './assert-receives.ts'

type OwnHour = Slot & { advisorId: string; overlapReason: string | null }

/**
 * An hour that an advisor takes in their own diary, whatever their openings say; one that has begun may still be taken. Where
 * somebody is expected, or is choosing at this moment, only with a reason, which is kept. Inside the caller's transaction.
 * @throws `slotTaken` with the three nearest free times, `slotNotOpen` for a workshop or an hour gone by, `placeNeeded`,
 * `placeClosed`, `notFound`
 */
export function takeOwnHour(ctx: AdvisorContext, wanted: Wanted, overlapReason: string | null): OwnHour {
  const { serviceId, placeId, startsAt, workshopId } = wanted
  const service = ctx.db.select().from(services).where(eq(services.id, serviceId)).get()
  if (!service || service.retiredAt !== null) throw problem('notFound')
  const endsAt = startsAt + service.minutes * minute
  if (service.kind === 'workshop' || workshopId || endsAt <= ctx.now)
    throw problem('slotNotOpen', () => ({ nearest: nearestFree(ctx, wanted) }))
  assertReceives(ctx, serviceId, placeId)
  const isPromised = isPromisedIn(ctx, wanted, { startsAt, endsAt })
  if (isPromised && overlapReason === null)
    throw problem('slotTaken', () => ({ nearest: nearestFree(ctx, wanted) }))
  const { advisorId } = ctx.actor
  const day = dayOf(startsAt, zoneOf(ctx.settings.departement))
  return {
    startsAt,
    endsAt,
    day,
    placeId,
    advisorId,
    advisorIds: [advisorId],
    workshopId: null,
    seatsLeft: null,
    overlapReason: isPromised ? overlapReason : null,
  }
}

/** Somebody is expected then, or is typing their name for it. */
function isPromisedIn({ db, now, actor }: AdvisorContext, { holdId }: Wanted, { startsAt, endsAt }: Span) {
  const expected = db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.advisorId, actor.advisorId),
        isNull(appointments.cancelledAt),
        gt(appointments.startsAt, startsAt - longest),
        lt(appointments.startsAt, endsAt),
        gt(appointments.endsAt, startsAt),
      ),
    )
    .get()
  const held = db
    .select({ id: holds.id })
    .from(holds)
    .where(
      and(
        eq(holds.advisorId, actor.advisorId),
        gt(holds.expiresAt, now),
        lt(holds.startsAt, endsAt),
        gt(holds.endsAt, startsAt),
        ne(holds.id, holdId ?? ''),
      ),
    )
    .get()
  return expected !== undefined || held !== undefined
}

/** No appointment lasts longer. */
const longest = 12 * hour
