import { and, between, eq, inArray, sql } from 'drizzle-orm'
import { offeredSlots, places, structures } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { type ServiceKind, serviceKinds } from '#shared/services.ts'
import { guardedSlots } from '#shared/small-counts.ts'
import { isThere } from './booked-there.ts'
import type { Sum } from './counted.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/** Slots and seats of a kind that were offered in a month, on the days that are over, and how many were taken. */
type Offered = { month: string; kind: ServiceKind; offered: number } & Sum

export function offeredThere({ db }: Looks, perimeter: Perimeter, { from, to }: Period): Offered[] {
  const { structures: only, kind, filters } = perimeter
  const taken = sql<number>`(${offeredSlots.offered} - ${offeredSlots.unfilled})`
  const month = sql<string>`substr(${offeredSlots.day}, 1, 7)`
  return db
    .select({
      month,
      kind: offeredSlots.kind,
      offered: sql<number>`sum(${offeredSlots.offered})`,
      all: sql<number>`sum(${taken})`,
      drawn: sql<number>`sum(
        ${taken} - (${offeredSlots.countKey} < 536870912)
        + (${offeredSlots.unfilled} > 0 and ${offeredSlots.countKey} >= 3758096384)
      )`,
    })
    .from(offeredSlots)
    .innerJoin(structures, eq(structures.id, offeredSlots.structureId))
    .leftJoin(places, eq(places.id, offeredSlots.placeId))
    .where(
      and(
        between(offeredSlots.day, from, to),
        isThere(perimeter),
        only === null
          ? undefined
          : inArray(
              offeredSlots.structureId,
              only.map(({ id }) => id),
            ),
        kind === null ? undefined : eq(offeredSlots.kind, kind),
        filters?.placeId ? eq(offeredSlots.placeId, filters.placeId) : undefined,
        filters?.advisorId ? eq(offeredSlots.advisorId, filters.advisorId) : undefined,
      ),
    )
    .groupBy(month, offeredSlots.kind)
    .all()
}

/** What is open is known to all; who took it is guarded: see small-counts.ts. */
export const offeredByKind = (found: readonly Offered[], perimeter: Perimeter) =>
  serviceKinds.map((kind) => {
    const { offered, all, drawn } = sumOf(found.filter((each) => each.kind === kind))
    const taken = perimeter.isExact ? all : guardedSlots(drawn, offered)
    return { kind, offered, taken, unfilled: taken === 'few' ? null : Math.max(0, offered - taken) }
  })

/** How many, of both kinds; null of a month of which nothing was kept. */
export const offeredByMonth = (found: readonly Offered[]) => (month: string) => {
  const inMonth = found.filter((each) => each.month === month)
  return inMonth.length === 0 ? null : sumOf(inMonth).offered
}

const sumOf = (found: readonly Offered[]) =>
  found.reduce(
    (sum, { offered, all, drawn }) => ({
      offered: sum.offered + offered,
      all: sum.all + all,
      drawn: sum.drawn + drawn,
    }),
    { offered: 0, all: 0, drawn: 0 },
  )
