import { and, eq, isNull } from 'drizzle-orm'
import { absences, openings, places, services } from '#drizzle/schema/index.ts'
import { holidayRegionOf, holidaysOf } from '#shared/holidays.ts'
import { absenceSpans, openingSpans } from '#shared/opening-spans.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Day, daysFrom } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

type Range = { advisorId: string; from: Day; to: Day }

/** What an advisor planned for these days, both included: openings and absences as moments, and the public holidays. */
export function plannedHours(ctx: Pick<Context, 'db' | 'settings'>, range: Range) {
  return {
    openings: openingsHeld(ctx, range),
    absences: absencesTaken(ctx, range),
    holidays: daysFrom(range.from, range.to).flatMap((day) => {
      const name = holidaysOf(Number(day.slice(0, 4)), holidayRegionOf(`${ctx.settings.departement}000`)).get(
        day,
      )
      return name === undefined ? [] : [{ day, name }]
    }),
  }
}

function openingsHeld({ db, settings }: Pick<Context, 'db' | 'settings'>, { advisorId, from, to }: Range) {
  const rows = db
    .select({ opening: openings, placeName: places.name, zone: places.zone, serviceName: services.nameFr })
    .from(openings)
    .leftJoin(places, eq(places.id, openings.placeId))
    .leftJoin(services, eq(services.id, openings.serviceId))
    .where(and(eq(openings.advisorId, advisorId), isNull(openings.closedAt)))
    .all()
  return rows
    .flatMap(({ opening, placeName, zone, serviceName }) => {
      const { id, placeId, title, seats } = opening
      const spans = openingSpans(opening, zone ?? zoneOf(settings.departement), from, to)
      return spans.map((span) => ({ ...span, id, placeId, placeName, serviceName, title, seats }))
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}

function absencesTaken({ db, settings }: Pick<Context, 'db' | 'settings'>, { advisorId, from, to }: Range) {
  return db
    .select()
    .from(absences)
    .where(and(eq(absences.advisorId, advisorId), isNull(absences.withdrawnAt)))
    .all()
    .flatMap((absence) =>
      absenceSpans(absence, zoneOf(settings.departement), from, to).map((span) => ({
        ...span,
        id: absence.id,
      })),
    )
    .toSorted((a, b) => a.startsAt - b.startsAt)
}
