import { and, between, eq, inArray, sql } from 'drizzle-orm'
import { offeredSlots, places, structures } from '#drizzle/schema/index.ts'
import { appointmentFiguresOf } from '#shared/indicators.ts'
import type { Period } from '#shared/periods.ts'
import { serviceKinds } from '#shared/services.ts'
import { guardedPercent, isDrawn, isEnoughToDivide } from '#shared/small-counts.ts'
import { type DashboardQuestion, isOfSessionsOnly } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import type { ActorContext } from '../trpc.ts'
import { type Booked, bookedThere, isThere } from './booked-there.ts'
import { add, noSum, shown, type Sum } from './counted.ts'
import { type Looks, type Perimeter, perimeterOf } from './perimeter.ts'
import { sliceBySlice, slicesOf } from './slices.ts'

/**
 * What became of the appointments of a perimeter, and of what was offered there: taken or not. Null when what is asked narrows
 * sessions by what appointments do not have. Counts of people are exact in one's own structure, guarded elsewhere.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function appointments(
  ctx: Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>,
  question: DashboardQuestion,
) {
  const perimeter = perimeterOf(ctx, question)
  if (isOfSessionsOnly(question)) return null
  const zone = zoneOf(question.departement ?? ctx.settings.departement)
  const sums = { booked: noSum(), honoured: noSum(), missed: noSum(), settled: noSum(), unsettled: noSum() }
  const booked: Booked[] = []
  await sliceBySlice(slicesOf(question, 31), (slice) => {
    for (const each of bookedThere(ctx, perimeter, slice, zone)) {
      const { honouredAt, missedAt, countKey } = each
      add(sums.booked, countKey)
      if (honouredAt !== null) add(sums.honoured, countKey)
      if (missedAt !== null) add(sums.missed, countKey)
      if (honouredAt !== null || missedAt !== null) add(sums.settled, countKey)
      else add(sums.unsettled, countKey)
      booked.push(each)
    }
  })
  const told = {
    booked: shown(sums.booked, perimeter),
    honoured: shown(sums.honoured, perimeter),
    missed: shown(sums.missed, perimeter),
    unsettled: shown(sums.unsettled, perimeter),
  }
  return {
    isExact: perimeter.isExact,
    ...told,
    missedShare: missedShareOf(sums, perimeter),
    medianDelayDays: delayOf(booked, perimeter),
    offered: offeredThere(ctx, perimeter, question),
  }
}

function missedShareOf({ missed, settled }: Record<'missed' | 'settled', Sum>, { isExact }: Perimeter) {
  if (isExact) return settled.all === 0 ? null : missed.all / settled.all
  const percent = guardedPercent(shown(missed, { isExact }), shown(settled, { isExact }))
  return percent === null ? null : percent / 100
}

/** Outside the structure, of the appointments that count there, in whole days and where there are enough. */
export function delayOf(booked: readonly Booked[], { isExact }: Pick<Perimeter, 'isExact'>) {
  if (isExact) return appointmentFiguresOf(booked).medianDelayDays
  const drawn = booked.filter(({ countKey }) => isDrawn(countKey))
  const { medianDelayDays } = appointmentFiguresOf(drawn)
  return medianDelayDays === null || !isEnoughToDivide(drawn.length) ? null : Math.round(medianDelayDays)
}

/**
 * Slots and seats, by kind, that were offered on the days that are over. What is open is known to all; who took it is counted
 * like people.
 */
function offeredThere({ db }: Looks, perimeter: Perimeter, { from, to }: Period) {
  const { structures: only, kind, filters } = perimeter
  const taken = sql<number>`(${offeredSlots.offered} - ${offeredSlots.unfilled})`
  const rows = db
    .select({
      kind: offeredSlots.kind,
      offered: sql<number>`sum(${offeredSlots.offered})`,
      taken: sql<number>`sum(${taken})`,
      drawn: sql<number>`sum(${taken} - ((${taken} * 536870912 + ${offeredSlots.countKey}) >> 32))`,
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
    .groupBy(offeredSlots.kind)
    .all()
  return serviceKinds.map((each) => {
    const { offered = 0, taken: all = 0, drawn = 0 } = rows.find((row) => row.kind === each) ?? {}
    const told = shown({ all, drawn }, perimeter)
    return { kind: each, offered, taken: told, unfilled: told === 'few' ? null : Math.max(0, offered - told) }
  })
}
