import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import { appointments, openings, places } from '#drizzle/schema/index.ts'
import { openingSpans } from '#shared/opening-spans.ts'
import type { ChangeThat, OpeningInput } from '#shared/planning.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { lift } from './lift.ts'
import { cut, openingToManage, type OpeningRow, type Plan } from './plan.ts'
import { addOpening, assertSound } from './plan-opening.ts'

/**
 * Other hours, place, service or rhythm: for the whole opening, or from one of its days on. Then the past stays as it was:
 * the opening stops before that day, a new one goes on, and the seats already taken in its workshops follow it.
 * @throws `notFound`, `notYours`, `seatsTaken`, and what a new opening is refused for
 */
export function changeOpening(
  ctx: ActorContext,
  { openingId, from, opening }: ChangeThat<'changeOpening'>,
): Plan {
  const before = openingToManage(ctx, openingId)
  if (before.closedAt !== null) throw problem('notFound')
  assertSound(ctx, opening)
  const split = cut(before.recurrence, from)
  if (split && opening.recurrence.firstDay < split.following.firstDay) throw problem('invalidInput')
  return {
    scope: { advisorId: before.advisorId },
    carryOut: () => {
      if (!split) {
        ctx.db.update(openings).set(opening).where(eq(openings.id, openingId)).run()
        return { openingId }
      }
      const kept = { ...before, recurrence: split.before }
      ctx.db.update(openings).set({ recurrence: kept.recurrence }).where(eq(openings.id, openingId)).run()
      const followingId = addOpening(ctx, before.advisorId, opening)
      if (opening.seats !== null) followWorkshops(ctx, kept, { ...opening, id: followingId })
      return { openingId: followingId, keptId: openingId }
    },
  }
}

/** Seats to come that the shortened opening no longer holds go with the new one, whatever its hours. */
function followWorkshops(ctx: ActorContext, kept: OpeningRow, following: OpeningInput & { id: string }) {
  const zone = zoneOfOpening(ctx, kept)
  const seats = comingSeats(ctx, kept.id).filter(
    ({ startsAt }) => !isHeldBy(kept, dayOf(startsAt, zone), startsAt, zone),
  )
  if (seats.length === 0) return
  const ids = seats.map(({ id }) => id)
  lift(ctx, ids)
  ctx.db.update(appointments).set({ workshopId: following.id }).where(inArray(appointments.id, ids)).run()
  const fullest = ctx.db
    .select({ n: count() })
    .from(appointments)
    .where(inArray(appointments.id, ids))
    .groupBy(appointments.startsAt)
    .all()
  if (fullest.some(({ n }) => n > (following.seats ?? 0))) throw problem('seatsTaken')
  ctx.db.update(appointments).set({ cancelledAt: null }).where(inArray(appointments.id, ids)).run()
}

const comingSeats = ({ db, now }: ActorContext, workshopId: string) =>
  db
    .select({ id: appointments.id, startsAt: appointments.startsAt })
    .from(appointments)
    .where(
      and(
        eq(appointments.workshopId, workshopId),
        gt(appointments.startsAt, now),
        isNull(appointments.cancelledAt),
      ),
    )
    .all()

const isHeldBy = (opening: OpeningRow, day: Day, startsAt: number, zone: string) =>
  openingSpans(opening, zone, addDays(day, -1), day).some((span) => span.startsAt === startsAt)

/** The clock that an opening is read on. */
export function zoneOfOpening(
  { db, settings }: Pick<ActorContext, 'db' | 'settings'>,
  { placeId }: { placeId: string | null },
) {
  const place =
    placeId === null
      ? undefined
      : db.select({ zone: places.zone }).from(places).where(eq(places.id, placeId)).get()
  return place?.zone ?? zoneOf(settings.departement)
}
