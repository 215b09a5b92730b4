import { groupBy } from '#shared/group-by.ts'
import { type DashboardQuestion, isOfSessionsOnly } from '#shared/statistics.ts'
import { zoneOf } from '#shared/territories.ts'
import type { ActorContext } from '../trpc.ts'
import { delayOf } from './appointments.ts'
import { type Booked, bookedThere } from './booked-there.ts'
import { perimeterOf } from './perimeter.ts'
import { sliceBySlice, slicesOf } from './slices.ts'

/**
 * How long people wait, place by place, the longest first: between the moment they book and the appointment, in days, the
 * median. Places where too few came to say so are not there. Null when what is asked narrows sessions by what appointments
 * do not have.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function delays(
  ctx: Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>,
  question: DashboardQuestion,
) {
  const perimeter = perimeterOf(ctx, question)
  if (isOfSessionsOnly(question)) return null
  const zone = zoneOf(question.departement ?? ctx.settings.departement)
  const booked: Booked[] = []
  await sliceBySlice(slicesOf(question, 31), (slice) => {
    booked.push(...bookedThere(ctx, perimeter, slice, zone))
  })
  return [...groupBy(booked, ({ placeId }) => placeId)]
    .flatMap(([placeId, here]) => {
      const days = here.length < fewestToSay ? null : delayOf(here, perimeter)
      return placeId === null || days === null ? [] : [{ placeId, name: here[0]?.placeName ?? '', days }]
    })
    .toSorted((a, b) => b.days - a.days || a.name.localeCompare(b.name, 'fr'))
}

/** One person who books three months ahead is not a queue. */
const fewestToSay = 10
