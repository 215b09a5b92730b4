import { and, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, holds } from '#drizzle/schema/index.ts'
import type { Appointment, Availability, Hold } from '#shared/availability.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, hour, type Instant, type Span, startOfDay } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { type Planned, type Plans, plansOf } from './plans.ts'

/** What surrounds the days asked: an appointment lasts twelve hours at most, buffers and roads far less than a day. */
const margin = 36 * hour

/** Whatever began longer ago than that is over: the table of appointments refuses longer ones. */
const longest = 12 * hour

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
  ctx: Asking,
  { from, to, placeId, placeIds }: Days & { placeId?: PlaceId | undefined; placeIds?: PlaceId[] | undefined },
): Availability {
  const plans = plansOf(ctx)
  const widely = placeIds ? plans.aroundAll(placeIds) : plans.all
  const around = placeId === undefined ? widely : plans.around(placeId)
  const range = rangeOf(from, to, zoneOf(ctx.settings.departement))
  return read(ctx, plans, around, range)
}

/**
 * The same for what is wanted at one place, hours by hours: each time, what takes place between two moments, without the
 * promises too far to stand in its way. When a crowd wants one hour, each of them is answered from a few rows.
 */
export function availabilityAt(ctx: Asking, placeId: PlaceId) {
  const plans = plansOf(ctx)
  const around = plans.around(placeId)
  return {
    services: plans.services,
    openings: around.openings,
    zone: plans.places.find(({ id }) => id === placeId)?.zone ?? zoneOf(ctx.settings.departement),
    /** With an advisor's id, the appointments of others are left out. */
    between: ({ startsAt, endsAt }: Span, advisorId?: string) =>
      read(ctx, plans, around, { from: startsAt - around.reach, to: endsAt + around.reach }, advisorId),
  }
}

type Asking = Pick<Context, 'db' | 'settings' | 'now'>
type Days = { from: Day; to: Day }
type PlaceId = string | null
type Range = { from: Instant; to: Instant }

function read(
  { db, settings, now }: Asking,
  { places, services, closures, holidayOpenings, travel }: Plans,
  { openings, absences, advisorIds }: Planned,
  range: Range,
  advisorId?: string,
): Availability {
  const theirs = advisorId === undefined ? advisorIds : JSON.stringify([advisorId])
  const homeZone = zoneOf(settings.departement)
  const promised = {
    appointments: appointmentsIn(db, range, theirs),
    holds: holdsIn(db, range, advisorIds, now),
  }
  return { places, services, closures, holidayOpenings, travel, openings, absences, homeZone, ...promised }
}

/** The clocks of two zones differ by less than the margin. */
const rangeOf = (from: Day, to: Day, zone: string): Range => ({
  from: startOfDay(from, zone) - margin,
  to: startOfDay(addDays(to, 1), zone) + margin,
})

/** Hundreds of rows come twice as fast in one text as one by one. */
function appointmentsIn(db: Db, { from, to }: Range, advisorIds: string): Appointment[] {
  const { rows } = findAppointments(db).get({ advisorIds, from, to, earliest: from - longest }) ?? {
    rows: '[]',
  }
  return (JSON.parse(rows) as Row[]).map(appointmentOf)
}

type Row = [
  id: string,
  advisorId: string,
  placeId: string | null,
  serviceId: string,
  workshopId: string | null,
  startsAt: Instant,
  endsAt: Instant,
]

const appointmentOf = ([id, advisorId, placeId, serviceId, workshopId, startsAt, endsAt]: Row) => {
  return { id, advisorId, placeId, serviceId, workshopId, startsAt, endsAt, cancelledAt: null }
}

const holdsIn = (db: Db, { from, to }: Range, advisorIds: string, now: Instant): Hold[] =>
  findHolds(db).all({ advisorIds, from, to, now, longestHold: now + longestHold })

const during = (table: typeof appointments | typeof holds) =>
  and(
    sql`${table.advisorId} in (select value from json_each(${sql.placeholder('advisorIds')}))`,
    lt(table.startsAt, sql.placeholder('to')),
    gt(table.endsAt, sql.placeholder('from')),
  )

const findAppointments = prepared((db) =>
  db
    .select({
      rows: sql<string>`json_group_array(json_array(${appointments.id}, ${appointments.advisorId},
        ${appointments.placeId}, ${appointments.serviceId}, ${appointments.workshopId},
        ${appointments.startsAt}, ${appointments.endsAt}))`,
    })
    .from(appointments)
    .where(
      and(
        during(appointments),
        gte(appointments.startsAt, sql.placeholder('earliest')),
        isNull(appointments.cancelledAt),
      ),
    )
    .prepare(),
)

const findHolds = prepared((db) =>
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
        during(holds),
        gt(holds.expiresAt, sql.placeholder('now')),
        lte(holds.expiresAt, sql.placeholder('longestHold')),
      ),
    )
    .prepare(),
)
