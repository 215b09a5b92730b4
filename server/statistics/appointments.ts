import { appointmentFiguresOf } from '#shared/indicators.ts'
import { guardedPercent, isDrawn, isEnoughToDivide } from '#shared/small-counts.ts'
import { type DashboardQuestion, isOfSessionsOnly } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import type { ActorContext } from '../trpc.ts'
import { type Booked, bookedThere } from './booked-there.ts'
import { add, noSum, shown, type Sum } from './counted.ts'
import { offeredByKind, offeredByMonth, offeredThere } from './offered-there.ts'
import { type Perimeter, perimeterOf } from './perimeter.ts'
import { rhythmOf } from './rhythm.ts'
import { sliceBySlice, slicesOf } from './slices.ts'

/**
 * What became of the appointments of a perimeter, in all, by month and by hour of the week, and of what was offered there:
 * taken or not. Null when what is asked narrows
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
  const rhythm = rhythmOf(question, zone, perimeter)
  await sliceBySlice(slicesOf(question, 31), (slice) => {
    for (const each of bookedThere(ctx, perimeter, slice, zone)) {
      const { honouredAt, missedAt, countKey } = each
      add(sums.booked, countKey)
      if (honouredAt !== null) add(sums.honoured, countKey)
      if (missedAt !== null) add(sums.missed, countKey)
      if (honouredAt !== null || missedAt !== null) add(sums.settled, countKey)
      else add(sums.unsettled, countKey)
      rhythm.add(each)
      booked.push(each)
    }
  })
  const offered = offeredThere(ctx, perimeter, question)
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
    offered: offeredByKind(offered, perimeter),
    ...rhythm.shown(offeredByMonth(offered)),
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
