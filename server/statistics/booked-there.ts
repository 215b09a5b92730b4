import { and, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { appointments, places, structures } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { addDays, startOfDay, type Zone } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/** What is known of an appointment that nobody cancelled. */
export type Booked = ReturnType<typeof bookedWhere>[number]

/**
 * The appointments of a perimeter that were not cancelled, seats of workshops included, by the day they are for. Each is where
 * its place is; at a distance or at home, in the département of its structure, and in nothing smaller. Its structure is the one
 * its advisor worked for then.
 */
export const bookedThere = (ctx: Looks, perimeter: Perimeter, period: Period, zone: Zone) =>
  bookedWhere(ctx, and(during(period, zone), inPerimeter(perimeter)))

/** The advisor's own. */
export const bookedByOneself = (ctx: Looks, period: Period, zone: Zone) =>
  bookedWhere(
    ctx,
    and(
      during(period, zone),
      visible.appointments(ctx.actor),
      eq(appointments.advisorId, ctx.actor.advisorId ?? ''),
    ),
  )

const during = ({ from, to }: Period, zone: Zone) =>
  and(
    gte(appointments.startsAt, startOfDay(from, zone)),
    lt(appointments.startsAt, startOfDay(addDays(to, 1), zone)),
  )

const bookedWhere = ({ db }: Looks, where: SQL | undefined) =>
  db
    .select({
      bookedAt: appointments.bookedAt,
      startsAt: appointments.startsAt,
      honouredAt: appointments.honouredAt,
      missedAt: appointments.missedAt,
      countKey: appointments.countKey,
      placeId: appointments.placeId,
      placeName: places.name,
    })
    .from(appointments)
    .innerJoin(structures, eq(structures.id, appointments.structureId))
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(and(isNull(appointments.cancelledAt), where))
    .all()

function inPerimeter(perimeter: Perimeter): SQL | undefined {
  const { structures: only, kind, filters } = perimeter
  return and(
    isThere(perimeter),
    only === null
      ? undefined
      : inArray(
          appointments.structureId,
          only.map(({ id }) => id),
        ),
    kind === null
      ? undefined
      : kind === 'workshop'
        ? isNotNull(appointments.workshopId)
        : isNull(appointments.workshopId),
    filters?.placeId ? eq(appointments.placeId, filters.placeId) : undefined,
    filters?.advisorId ? eq(appointments.advisorId, filters.advisorId) : undefined,
  )
}

/** Whose place is in the territory, or that has none and whose structure is in the département. */
export function isThere({ level, communes, departementCode }: Perimeter): SQL | undefined {
  if ((level as string) === 'country') return undefined
  const inPlace = sql`${places.communeCode} in ${among(communes.flatMap(({ codes }) => codes))}`
  if (level !== 'departement') return inPlace
  return or(inPlace, and(isNull(places.id), eq(structures.departementCode, departementCode)))
}
