import { and, count, gte, isNull, lt, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, holds } from '#drizzle/schema/index.ts'
import type { Slot } from '#shared/slot-search.ts'
import { bookableSlot, leastLoaded } from '#shared/slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, dayOf, startOfDay, weekOf } from '#shared/time.ts'
import {
  hoursWanted,
  nearestFree,
  searchFor,
  type Wanted,
  withoutPromises,
} from '../availability/nearest-free.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * The slot wanted and who receives there: the one chosen, the one already held, else the least loaded that week. To be
 * called inside the transaction that takes it.
 * @throws `slotTaken` (or `workshopFull`) when somebody was faster, `slotNotOpen` when it is not offered; both bring the three nearest free times
 */
export function takeSlot(ctx: Context, wanted: Wanted): Slot & { advisorId: string } {
  const { startsAt } = wanted
  const availability = hoursWanted(ctx, wanted).around(startsAt)
  const search = searchFor(ctx, wanted)
  const target = {
    startsAt,
    placeId: wanted.placeId,
    advisorId: search.advisorId,
    workshopId: wanted.workshopId ?? undefined,
  }
  const slot = bookableSlot(availability, search, target)
  const advisorId = slot && chooseAdvisor(ctx, slot, wanted.holdId)
  if (slot && advisorId) return { ...slot, advisorId }
  const wasOffered = bookableSlot(withoutPromises(availability), search, target)
  const gone = wanted.workshopId ? 'workshopFull' : 'slotTaken'
  throw problem(wasOffered ? gone : 'slotNotOpen', () => ({ nearest: nearestFree(ctx, wanted) }))
}

function chooseAdvisor(ctx: Context, { advisorIds, startsAt }: Slot, holdId: string | undefined) {
  if (advisorIds.length === 1) return advisorIds[0]
  const held = holdId === undefined ? undefined : holderOf(ctx.db).get({ holdId, startsAt })?.advisorId
  if (held !== undefined && advisorIds.includes(held)) return held
  return leastLoaded(advisorIds, loadsIn(ctx, startsAt, advisorIds))
}

type Loading = Pick<Context, 'db' | 'settings'>

/** How many appointments each of them has in the week of that moment. */
export function loadsIn({ db, settings }: Loading, startsAt: number, advisorIds: readonly string[]) {
  const zone = zoneOf(settings.departement)
  const monday = weekOf(dayOf(startsAt, zone))
  const rows = loadOf(db).all({
    advisorIds: JSON.stringify(advisorIds),
    from: startOfDay(monday, zone),
    to: startOfDay(addDays(monday, 7), zone),
  })
  return new Map(rows.map(({ advisorId, load }) => [advisorId, load]))
}

const loadOf = prepared((db) =>
  db
    .select({ advisorId: appointments.advisorId, load: count() })
    .from(appointments)
    .where(
      and(
        sql`${appointments.advisorId} in (select value from json_each(${sql.placeholder('advisorIds')}))`,
        gte(appointments.startsAt, sql.placeholder('from')),
        lt(appointments.startsAt, sql.placeholder('to')),
        isNull(appointments.cancelledAt),
      ),
    )
    .groupBy(appointments.advisorId)
    .prepare(),
)

const holderOf = prepared((db) =>
  db
    .select({ advisorId: holds.advisorId })
    .from(holds)
    .where(
      sql`${holds.id} = ${sql.placeholder('holdId')} and ${holds.startsAt} = ${sql.placeholder('startsAt')}`,
    )
    .prepare(),
)
