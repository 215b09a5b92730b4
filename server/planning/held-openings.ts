import { eq } from 'drizzle-orm'
import { openings, places, services } from '#drizzle/schema/index.ts'
import type { Availability } from '#shared/availability.ts'
import { closedHours, zoneAt } from '#shared/closed-hours.ts'
import { absenceSpans, openingSpans } from '#shared/opening-spans.ts'
import { ruleDayOf } from '#shared/planned-occurrences.ts'
import { freeSpans } from '#shared/spans.ts'
import { addDays, type Day, dayOf, type Span } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { zoneOfOpening } from './change-opening.ts'

type Planning = Pick<Context, 'db' | 'settings'>
type Asked = { advisorId: string; from: Day; to: Day }

/**
 * Each occurrence of an advisor's openings on these days, both included, in the order of time: with what names it (the day
 * its rule gives it) and whether an absence, a holiday or a closure leaves nothing of it (`isOff`).
 * @param plans what surrounds them, from `plansAround`
 */
export const heldOpenings = (ctx: Planning, plans: Availability, asked: Asked) =>
  occurrencesOf(ctx, asked).map((opening) => ({ ...opening, isOff: isOff(plans, opening) }))

function occurrencesOf(ctx: Planning, { advisorId, from, to }: Asked) {
  return ctx.db
    .select({ opening: openings, placeName: places.name, serviceName: services.nameFr })
    .from(openings)
    .leftJoin(places, eq(places.id, openings.placeId))
    .leftJoin(services, eq(services.id, openings.serviceId))
    .where(eq(openings.advisorId, advisorId))
    .all()
    .flatMap(({ opening, placeName, serviceName }) => {
      const { id, placeId, title, seats, closedAt } = opening
      const zone = zoneOfOpening(ctx, opening)
      return openingSpans(opening, zone, from, to)
        .filter(({ startsAt }) => closedAt === null || startsAt < closedAt)
        .map((span) => {
          const day = ruleDayOf(opening, span, zone)
          return {
            ...span,
            id,
            day,
            placeId,
            placeName,
            serviceName,
            title,
            seats,
            isClosed: closedAt !== null,
          }
        })
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}

/** Nothing of it is left to receive in. */
function isOff(
  plans: Availability,
  { startsAt, endsAt, placeId }: Span & { placeId: string | null },
): boolean {
  const place = plans.places.find(({ id }) => id === placeId) ?? null
  const zone = zoneAt(plans, place)
  const [before, after] = [addDays(dayOf(startsAt, zone), -1), addDays(dayOf(endsAt, zone), 1)]
  const away = [
    ...closedHours(plans, place, before, after),
    ...plans.absences.flatMap((absence) => absenceSpans(absence, zone, before, after)),
  ]
  return freeSpans([{ startsAt, endsAt }], away).length === 0
}
