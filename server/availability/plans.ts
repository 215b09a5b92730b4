import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { whilePlansStand } from '#drizzle/slots-stamp.ts'
import {
  absences,
  advisors,
  holidayOpenings,
  openings,
  placeClosures,
  places,
  services,
} from '#drizzle/schema/index.ts'
import type { Absence, Opening } from '#shared/availability.ts'
import { minute } from '#shared/time.ts'
import { travelBetween } from '#shared/travel.ts'
import type { Context } from '../trpc.ts'

/** Openings and absences of some advisors, who are named as the range queries want them: a JSON list. */
export type Planned = { openings: readonly Opening[]; absences: readonly Absence[]; advisorIds: string }

/**
 * The same of whoever receives at one place. Of an appointment there, nothing stands in the way that is further off than
 * `reach`, in milliseconds: the longest buffer, or the longest drive.
 */
type PlannedAround = Planned & { reach: number }

/**
 * What is planned: places, services, openings, absences, closures. It changes a few times a day and is asked for with every
 * slot, so it is remembered until it does; a house drives at one speed.
 */
export function plansOf({ db, settings: { roadSpeed } }: Pick<Context, 'db' | 'settings'>): Plans {
  let plansAt = plansBySpeed.get(roadSpeed)
  if (!plansAt) plansBySpeed.set(roadSpeed, (plansAt = whilePlansStand((file) => readPlans(file, roadSpeed))))
  return plansAt(db)
}

export type Plans = ReturnType<typeof readPlans>

const plansBySpeed = new Map<number, (db: Db) => Plans>()

function readPlans(db: Db, roadSpeed: number) {
  const everyPlace = findPlaces(db)
  const everyOpening = findOpenings(db)
  const everyAbsence = findAbsences(db)
  const everyService = findServices(db)
  const travel = travelBetween(everyPlace, roadSpeed)
  const byPlace = new Map<string | null, PlannedAround>()
  return {
    places: everyPlace,
    services: everyService,
    closures: db.select(closureColumns).from(placeClosures).all(),
    holidayOpenings: db
      .select({ placeId: holidayOpenings.placeId, day: holidayOpenings.day })
      .from(holidayOpenings)
      .all(),
    travel,
    all: planned(everyOpening, everyAbsence),
    /** Of those who receive at this place: their openings and absences, here and elsewhere. Null is for what needs none. */
    around: (placeId: string | null): PlannedAround => {
      const found = byPlace.get(placeId) ?? aroundOne(placeId)
      if (found.openings.length > 0) byPlace.set(placeId, found)
      return found
    },
    /** The same of several places. */
    aroundAll: around,
  }

  function aroundOne(placeId: string | null): PlannedAround {
    const all = around([placeId])
    const buffers = everyService.flatMap(({ bufferBefore, bufferAfter }) => [bufferBefore, bufferAfter])
    const drives = placeId === null ? [] : everyPlace.map(({ id }) => travel(id, placeId))
    return { ...all, reach: Math.max(0, ...buffers, ...drives) * minute }
  }

  function around(placeIds: readonly (string | null)[]): Planned {
    const here = new Set(
      everyOpening.filter(({ placeId }) => placeIds.includes(placeId)).map(({ advisorId }) => advisorId),
    )
    return planned(
      everyOpening.filter(({ advisorId }) => here.has(advisorId)),
      everyAbsence.filter(({ advisorId }) => here.has(advisorId)),
    )
  }
}

const planned = (some: Opening[], away: Absence[]): Planned => ({
  openings: some,
  absences: away,
  advisorIds: JSON.stringify([...new Set(some.map(({ advisorId }) => advisorId))]),
})

const findPlaces = (db: Db) =>
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
    .all()

const findServices = (db: Db) =>
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
    .all()

/** Openings that are held, by advisors who still receive. */
const findOpenings = (db: Db) =>
  db
    .select({
      id: openings.id,
      advisorId: openings.advisorId,
      placeId: openings.placeId,
      serviceId: openings.serviceId,
      startsAt: openings.startsAt,
      endsAt: openings.endsAt,
      overnight: openings.overnight,
      recurrence: openings.recurrence,
      seats: openings.seats,
      isOnScreen: sql`${advisors.videoLink} is not null`.mapWith(Boolean),
    })
    .from(openings)
    .innerJoin(advisors, eq(advisors.id, openings.advisorId))
    .where(and(isNull(openings.closedAt), isNull(advisors.deactivatedAt)))
    .all()

const findAbsences = (db: Db) =>
  db
    .select({
      advisorId: absences.advisorId,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
      recurrence: absences.recurrence,
      lastDay: absences.lastDay,
    })
    .from(absences)
    .where(isNull(absences.withdrawnAt))
    .all()

const closureColumns = {
  placeId: placeClosures.placeId,
  firstDay: placeClosures.firstDay,
  lastDay: placeClosures.lastDay,
}
