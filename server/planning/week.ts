import { eq, inArray } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { placeClosures, places } from '#drizzle/schema/index.ts'
import type { agendaRequest } from '#shared/appointments.ts'
import { travelBetween } from '#shared/travel.ts'
import { type Day, dayOf, minute, type Span } from '#shared/time.ts'
import { touchedAppointments } from '#shared/touched-appointments.ts'
import { agenda } from '../appointments/agenda.ts'
import type { AdvisorContext } from '../trpc.ts'
import { heldOpenings } from './held-openings.ts'
import { plansAround } from './touched.ts'

/**
 * The advisor's own days as they plan them, both included: the agenda, each occurrence of an opening with what names it (the
 * day its rule gives it), its seats taken and whether an absence, a holiday or a closure leaves nothing of it (`isOff`), the
 * appointments that stand outside the openings and why, the roads between two places of a day, and the closures of the places.
 * @throws `rangeTooLong` beyond six weeks
 */
export function week(ctx: AdvisorContext, { from, to }: z.infer<typeof agendaRequest>) {
  const days = agenda(ctx, { from, to })
  const plans = plansAround(ctx, { advisorId: ctx.actor.advisorId })
  const held = heldOpenings(ctx, plans, { advisorId: ctx.actor.advisorId, from, to })
  const taken = new Map<string, number>()
  for (const { workshopId, startsAt, status } of days.appointments)
    if (workshopId !== null && status !== 'cancelled')
      taken.set(`${workshopId} ${startsAt}`, (taken.get(`${workshopId} ${startsAt}`) ?? 0) + 1)
  const standing = days.appointments.filter(({ status }) => status !== 'cancelled')
  const stops = [
    ...held.filter((opening) => !opening.isOff),
    ...standing.map(({ startsAt, endsAt, place }) => ({ startsAt, endsAt, placeId: place?.id ?? null })),
  ]
  return {
    ...days,
    openings: held.map((opening) => ({
      ...opening,
      taken: opening.seats === null ? null : (taken.get(`${opening.id} ${opening.startsAt}`) ?? 0),
    })),
    outside: touchedAppointments(plans, ctx.now).map(({ appointment: { id }, by }) => ({ id, by })),
    roads: roadsBetween(ctx, stops),
    closures: closuresOf(ctx, [...new Set([...held, ...stops].map(({ placeId }) => placeId))], from, to),
  }
}

type Stop = Span & { placeId: string | null }

/** The drive from one place to the next one of the day, just before one must be there. */
function roadsBetween(ctx: AdvisorContext, stops: Stop[]) {
  const known = ctx.db.select().from(places).all()
  const travel = travelBetween(known, ctx.settings.roadSpeed)
  const located = stops
    .filter((stop): stop is Span & { placeId: string } => stop.placeId !== null)
    .toSorted((a, b) => a.startsAt - b.startsAt)
  return located.flatMap((stop, at) => {
    const before = located[at - 1]
    if (!before || before.placeId === stop.placeId) return []
    const place = known.find(({ id }) => id === stop.placeId)
    const zone = place?.zone ?? 'Europe/Paris'
    const minutes = travel(before.placeId, stop.placeId)
    if (minutes === 0 || dayOf(before.startsAt, zone) !== dayOf(stop.startsAt, zone)) return []
    return [
      {
        startsAt: stop.startsAt - minutes * minute,
        endsAt: stop.startsAt,
        minutes,
        toName: place?.name ?? '',
        isTight: before.endsAt + minutes * minute > stop.startsAt,
      },
    ]
  })
}

const closuresOf = (ctx: AdvisorContext, placeIds: (string | null)[], from: Day, to: Day) =>
  ctx.db
    .select({ closure: placeClosures, placeName: places.name })
    .from(placeClosures)
    .innerJoin(places, eq(places.id, placeClosures.placeId))
    .where(
      inArray(
        placeClosures.placeId,
        placeIds.filter((id) => id !== null),
      ),
    )
    .all()
    .filter(({ closure }) => closure.firstDay <= to && closure.lastDay >= from)
    .map(({ closure, placeName }) => ({ ...closure, placeName }))
