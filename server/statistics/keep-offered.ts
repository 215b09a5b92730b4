import { setImmediate } from 'node:timers/promises'
import { max, min, sql } from 'drizzle-orm'
import { advisors, offeredSlots, openings, places } from '#drizzle/schema/index.ts'
import { offeredOn } from '#shared/offered-slots.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf, daysFrom } from '#shared/time.ts'
import { loadAvailability } from '../availability/load-availability.ts'
import { mainService } from '../availability/main-service.ts'
import type { Context } from '../trpc.ts'

type House = Pick<Context, 'db' | 'settings' | 'now'> & { stops?: AbortSignal }

/** Further back, openings are too little like what they were. */
const longestBack = 550

/** Places whose slots are computed at once: more would keep everybody else waiting. */
const together = 40

/**
 * Keeps what was offered on each day that is over, as it was planned when it ended: plans change afterwards, and what was
 * offered does not. The first time, from the first opening on, as plans now stand. Nothing is kept twice.
 */
export async function keepOffered(ctx: House) {
  const last = addDays(dayOf(ctx.now, zoneOf(ctx.settings.departement)), -1)
  const first = firstToKeep(ctx, last)
  if (first === null || first > last) return
  const structureOf = new Map(
    ctx.db
      .select({ id: advisors.id, structureId: advisors.structureId })
      .from(advisors)
      .all()
      .map(({ id, structureId }) => [id, structureId]),
  )
  const everyPlace = [
    null,
    ...ctx.db
      .select({ id: places.id })
      .from(places)
      .all()
      .map(({ id }) => id),
  ]
  for (const day of daysFrom(first, last)) {
    if (ctx.stops?.aborted) return
    const rows: Kept[] = []
    for (let at = 0; at < everyPlace.length; at += together) {
      const placeIds = everyPlace.slice(at, at + together)
      const availability = loadAvailability(ctx, { from: day, to: day, placeIds })
      const found = offeredOn(availability, { day, placeIds, mainServiceId: mainService(ctx)?.id })
      for (const { advisorId, placeId, ...offered } of found)
        rows.push({
          advisorId,
          placeId: placeId ?? '',
          structureId: structureOf.get(advisorId) ?? '',
          ...offered,
        })
      // oxlint-disable-next-line no-await-in-loop -- others pass between two
      await setImmediate()
    }
    keep(ctx, day, rows)
  }
}

type Kept = Omit<typeof offeredSlots.$inferInsert, 'day' | 'countKey'>

/** All of a day in one statement: it is kept whole or not at all. */
function keep({ db }: House, day: Day, rows: readonly Kept[]) {
  const told = (name: keyof Kept) => sql`kept.value ->> ${`$.${name}`}`
  db.run(sql`
    insert into ${offeredSlots} (day, advisor_id, place_id, kind, structure_id, offered, unfilled, count_key)
    select ${day}, ${told('advisorId')}, ${told('placeId')}, ${told('kind')}, ${told('structureId')},
      ${told('offered')}, ${told('unfilled')}, random() & 4294967295
    from json_each(${JSON.stringify(rows)}) as kept
    where true
    on conflict do nothing
  `)
}

/** The day after the last one kept, else the day of the first opening; null in a house that never opened. */
function firstToKeep({ db }: House, last: Day): Day | null {
  const kept = db
    .select({ day: max(offeredSlots.day) })
    .from(offeredSlots)
    .get()?.day
  if (kept) return addDays(kept, 1)
  const opened = db
    .select({ day: min(sql<Day>`json_extract(${openings.recurrence}, '$.firstDay')`) })
    .from(openings)
    .get()?.day
  if (!opened) return null
  const earliest = addDays(last, -longestBack)
  return opened > earliest ? opened : earliest
}
