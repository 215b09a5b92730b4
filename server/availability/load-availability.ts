import { and, eq, gt, gte, isNull, lt, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import {
  absences,
  advisors,
  appointments,
  holds,
  holidayOpenings,
  openings,
  placeClosures,
  places,
  services,
} from '#drizzle/schema/index.ts'
import type { Availability } from '#shared/availability.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Day, hour, type Instant, startOfDay } from '#shared/time.ts'
import { travelBetween } from '#shared/travel.ts'
import type { Context } from '../trpc.ts'

/** What surrounds the days asked: an appointment lasts twelve hours at most, buffers and roads far less than a day. */
const margin = 36 * hour

/**
 * All that slots are computed from, for days of one place or of the whole house: four range queries, by index, whatever the
 * number of places. Whoever receives at the place comes with what they promised elsewhere.
 * @param placeId one place; undefined for all, null for services that need none
 */
export function loadAvailability(
  { db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>,
  { from, to, placeId }: { from: Day; to: Day; placeId?: string | null | undefined },
): Availability {
  const homeZone = zoneOf(settings.departement)
  const opened = placeId ? openingsAround(db).all({ placeId }) : everyOpening(db).all()
  const advisorIds = JSON.stringify([...new Set(opened.map(({ advisorId }) => advisorId))])
  const span = rangeOf(from, to, homeZone)
  const everyPlace = placesKnown(db).all()
  return {
    places: everyPlace,
    services: servicesKnown(db).all(),
    openings: opened,
    absences: absencesOf(db).all({ advisorIds }),
    closures: closuresUntil(db).all({ from, to }),
    holidayOpenings: holidaysOpened(db).all({ from, to }),
    appointments: appointmentsOf(db).all({ advisorIds, ...span }),
    holds: holdsOf(db).all({ advisorIds, ...span, now }),
    travel: travelBetween(everyPlace),
    homeZone,
  }
}

/** The clocks of two zones differ by less than the margin. */
const rangeOf = (from: Day, to: Day, zone: string): { from: Instant; to: Instant } => ({
  from: startOfDay(from, zone) - margin,
  to: startOfDay(to, zone) + 24 * hour + margin,
})

const openingColumns = {
  id: openings.id,
  advisorId: openings.advisorId,
  placeId: openings.placeId,
  serviceId: openings.serviceId,
  startsAt: openings.startsAt,
  endsAt: openings.endsAt,
  overnight: openings.overnight,
  recurrence: openings.recurrence,
  seats: openings.seats,
}

const stillHeld = and(isNull(openings.closedAt), isNull(advisors.deactivatedAt))

const everyOpening = prepared((db) =>
  db
    .select(openingColumns)
    .from(openings)
    .innerJoin(advisors, eq(advisors.id, openings.advisorId))
    .where(stillHeld)
    .prepare(),
)

const openingsAround = prepared((db) =>
  db
    .select(openingColumns)
    .from(openings)
    .innerJoin(advisors, eq(advisors.id, openings.advisorId))
    .where(
      and(
        stillHeld,
        sql`${openings.advisorId} in (
          select ${openings.advisorId} from ${openings}
          where ${openings.placeId} = ${sql.placeholder('placeId')} and ${openings.closedAt} is null
        )`,
      ),
    )
    .prepare(),
)

const amongAdvisors = (
  column: typeof absences.advisorId | typeof appointments.advisorId | typeof holds.advisorId,
) => sql`${column} in (select value from json_each(${sql.placeholder('advisorIds')}))`

const absencesOf = prepared((db) =>
  db
    .select({
      advisorId: absences.advisorId,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
      recurrence: absences.recurrence,
      lastDay: absences.lastDay,
    })
    .from(absences)
    .where(and(amongAdvisors(absences.advisorId), isNull(absences.withdrawnAt)))
    .prepare(),
)

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
      ),
    )
    .prepare(),
)

const placesKnown = prepared((db) =>
  db
    .select({
      id: places.id,
      zone: places.zone,
      communeCode: places.communeCode,
      closedAt: places.closedAt,
      latitude: places.latitude,
      longitude: places.longitude,
    })
    .from(places)
    .prepare(),
)

const servicesKnown = prepared((db) =>
  db
    .select({
      id: services.id,
      kind: services.kind,
      mode: services.mode,
      minutes: services.minutes,
      stepMinutes: services.stepMinutes,
      bufferBefore: services.bufferBefore,
      bufferAfter: services.bufferAfter,
      noticeMinutes: services.noticeMinutes,
      horizonDays: services.horizonDays,
      openToPublic: services.openToPublic,
      retiredAt: services.retiredAt,
    })
    .from(services)
    .prepare(),
)

/** A few days more than asked, as the engine looks around the days. */
const closuresUntil = prepared((db) =>
  db
    .select({
      placeId: placeClosures.placeId,
      firstDay: placeClosures.firstDay,
      lastDay: placeClosures.lastDay,
    })
    .from(placeClosures)
    .where(
      and(
        sql`${placeClosures.lastDay} >= date(${sql.placeholder('from')}, '-3 days')`,
        sql`${placeClosures.firstDay} <= date(${sql.placeholder('to')}, '+3 days')`,
      ),
    )
    .prepare(),
)

const holidaysOpened = prepared((db) =>
  db
    .select({ placeId: holidayOpenings.placeId, day: holidayOpenings.day })
    .from(holidayOpenings)
    .where(
      and(
        sql`${holidayOpenings.day} >= date(${sql.placeholder('from')}, '-3 days')`,
        sql`${holidayOpenings.day} <= date(${sql.placeholder('to')}, '+3 days')`,
      ),
    )
    .prepare(),
)
