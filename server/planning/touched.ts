import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import {
  absences,
  advisors,
  appointments,
  holidayOpenings,
  openings,
  placeClosures,
  places,
} from '#drizzle/schema/index.ts'
import type { Availability } from '#shared/availability.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Touch, touchedAppointments } from '#shared/touched-appointments.ts'
import type { Context } from '../trpc.ts'
import type { Scope } from './plan.ts'

type Planning = Pick<Context, 'db' | 'now' | 'settings'>

/** The appointments to come, of an advisor or at a place, that the plans as they now are leave without their hours; and why. */
export const touchedIn = (ctx: Planning, scope: Scope): Map<string, Touch> =>
  new Map(
    touchedAppointments(plansAround(ctx, scope), ctx.now).map(({ appointment, by }) => [appointment.id, by]),
  )

/** All the appointments to come of an advisor, at a place or for a service. */
export const comingIn = (ctx: Planning, scope: Scope | { serviceId: string }) =>
  ctx.db
    .select()
    .from(appointments)
    .where(and(isWithin(scope), gt(appointments.startsAt, ctx.now), isNull(appointments.cancelledAt)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .all()

function isWithin(scope: Scope | { serviceId: string }) {
  if ('serviceId' in scope) return eq(appointments.serviceId, scope.serviceId)
  return 'advisorId' in scope
    ? eq(appointments.advisorId, scope.advisorId)
    : eq(appointments.placeId, scope.placeId)
}

/** What their hours rest on. Slots are not asked of it: it holds no service, no hold and no road. */
export function plansAround(ctx: Planning, scope: Scope): Availability {
  const { db, settings } = ctx
  const coming = comingIn(ctx, scope)
  const advisorIds =
    'advisorId' in scope ? [scope.advisorId] : [...new Set(coming.map(({ advisorId }) => advisorId))]
  return {
    appointments: coming,
    openings: db
      .select({ opening: openings })
      .from(openings)
      .innerJoin(advisors, eq(advisors.id, openings.advisorId))
      .where(
        and(
          inArray(openings.advisorId, advisorIds),
          isNull(openings.closedAt),
          isNull(advisors.deactivatedAt),
        ),
      )
      .all()
      .map(({ opening }) => opening),
    absences: db
      .select()
      .from(absences)
      .where(and(inArray(absences.advisorId, advisorIds), isNull(absences.withdrawnAt)))
      .all(),
    places: db.select().from(places).all(),
    closures: db.select().from(placeClosures).all(),
    holidayOpenings: db.select().from(holidayOpenings).all(),
    services: [],
    holds: [],
    travel: () => 0,
    homeZone: zoneOf(settings.departement),
  }
}
