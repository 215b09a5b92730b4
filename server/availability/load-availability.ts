import { and, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, holds } from '#drizzle/schema/index.ts'
import type { Availability } from '#shared/availability.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Day, hour, type Instant, startOfDay } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { plansOf } from './plans.ts'

/** What surrounds the days asked: an appointment lasts twelve hours at most, buffers and roads far less than a day. */
const margin = 36 * hour

/** Nothing is kept longer for anybody, night included: a hold that says so comes from a clock that was wrong. */
const longestHold = 24 * hour

/**
 * All that slots are computed from, for days of one place or of the whole house. What is planned is remembered until it
 * changes; what is promised (appointments, holds) is read anew, by index, whatever the number of places. Whoever receives at
 * the place comes with what they promised elsewhere.
 * @param placeId one place; undefined for all, null for services that need none
 * @param placeIds several, instead
 */
export function loadAvailability(
  { db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>,
  { from, to, placeId, placeIds }: Days & { placeId?: PlaceId | undefined; placeIds?: PlaceId[] | undefined },
): Availability {
  const homeZone = zoneOf(settings.departement)
  const plans = plansOf(db)
  const widely = placeIds ? plans.aroundAll(placeIds) : plans.all
  const { openings, absences, advisorIds } = placeId ? plans.around(placeId) : widely
  const asked = { advisorIds, now, ...rangeOf(from, to, homeZone) }
  return {
    places: plans.places,
    services: plans.services,
    closures: plans.closures,
    holidayOpenings: plans.holidayOpenings,
    travel: plans.travel,
    openings,
    absences,
    appointments: appointmentsOf(db).all(asked),
    holds: holdsOf(db).all({ ...asked, longestHold: now + longestHold }),
    homeZone,
  }
}

type Days = { from: Day; to: Day }
type PlaceId = string | null

/** The clocks of two zones differ by less than the margin. */
const rangeOf = (from: Day, to: Day, zone: string): { from: Instant; to: Instant } => ({
  from: startOfDay(from, zone) - margin,
  to: startOfDay(to, zone) + 24 * hour + margin,
})

const amongAdvisors = (column: typeof appointments.advisorId | typeof holds.advisorId) =>
  sql`${column} in (select value from json_each(${sql.placeholder('advisorIds')}))`

const appointmentsOf = prepared((db) =>
  db
    .select({
      id: appointments.id,
      advisorId: appointments.advisorId,
      placeId: appointments.placeId,
      serviceId: appointments.serviceId,
      workshopId: appointments.workshopId,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      cancelledAt: appointments.cancelledAt,
    })
    .from(appointments)
    .where(
      and(
        amongAdvisors(appointments.advisorId),
        gte(appointments.startsAt, sql.placeholder('from')),
        lt(appointments.startsAt, sql.placeholder('to')),
        isNull(appointments.cancelledAt),
      ),
    )
    .prepare(),
)

const holdsOf = prepared((db) =>
  db
    .select({
      id: holds.id,
      advisorId: holds.advisorId,
      placeId: holds.placeId,
      serviceId: holds.serviceId,
      workshopId: holds.workshopId,
      startsAt: holds.startsAt,
      endsAt: holds.endsAt,
      expiresAt: holds.expiresAt,
    })
    .from(holds)
    .where(
      and(
        amongAdvisors(holds.advisorId),
        gte(holds.startsAt, sql.placeholder('from')),
        lt(holds.startsAt, sql.placeholder('to')),
        gt(holds.expiresAt, sql.placeholder('now')),
        lte(holds.expiresAt, sql.placeholder('longestHold')),
      ),
    )
    .prepare(),
)
