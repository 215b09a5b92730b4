import { and, asc, eq, isNull } from 'drizzle-orm'
import { absences, advisors, communes, openings, places, services } from '#drizzle/schema/index.ts'
import { fullName } from '#shared/advisors.ts'
import { sayAbsence, sayOpening } from '#shared/planning-speech.ts'
import { nextDayOf } from '#shared/planned-occurrences.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { assertMayManage } from './plan.ts'

/**
 * What an advisor planned, each with its sentence: openings that still stand, absences that are not over; and what a form
 * needs to plan more. `next` is the next day it is held; null once it is over.
 * @throws `notYours`, `notFound`
 */
export function openingsOf(ctx: ActorContext, { advisorId }: { advisorId: string }) {
  assertMayManage(ctx, 'opening', advisorId)
  const advisor = ctx.db.select().from(advisors).where(eq(advisors.id, advisorId)).get()
  if (!advisor) throw problem('notFound')
  const zone = zoneOf(ctx.settings.departement)
  const today = dayOf(ctx.now, zone)
  const choices = choicesFor(ctx)
  return {
    advisorId,
    name: fullName(advisor),
    deactivatedAt: advisor.deactivatedAt,
    zone,
    ...choices,
    openings: openingRows(ctx, advisorId).map(({ opening, placeName, serviceName }) => ({
      ...opening,
      placeName,
      serviceName,
      sentence: sayOpening(opening, { placeName, today }),
      next: nextDayOf(opening, today),
    })),
    absences: absenceRows(ctx, advisorId)
      .map((absence) => ({
        ...absence,
        sentence: sayAbsence(absence, today),
        next:
          absence.lastDay !== null && absence.lastDay >= today
            ? absence.recurrence.firstDay
            : nextDayOf(absence, today),
      }))
      .filter(({ next }) => next !== null),
  }
}

/** Where and what for somebody may plan: places that receive, services still offered. */
const choicesFor = ({ db }: ActorContext) => ({
  places: db
    .select({ id: places.id, name: places.name, communeName: communes.name, zone: places.zone })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(isNull(places.closedAt))
    .orderBy(asc(places.name), asc(places.id))
    .all(),
  services: db
    .select({
      id: services.id,
      nameFr: services.nameFr,
      kind: services.kind,
      mode: services.mode,
      minutes: services.minutes,
    })
    .from(services)
    .where(isNull(services.retiredAt))
    .orderBy(asc(services.createdAt), asc(services.id))
    .all(),
})

const openingRows = ({ db }: ActorContext, advisorId: string) =>
  db
    .select({
      opening: {
        id: openings.id,
        advisorId: openings.advisorId,
        placeId: openings.placeId,
        serviceId: openings.serviceId,
        startsAt: openings.startsAt,
        endsAt: openings.endsAt,
        overnight: openings.overnight,
        recurrence: openings.recurrence,
        seats: openings.seats,
        title: openings.title,
      },
      placeName: places.name,
      serviceName: services.nameFr,
    })
    .from(openings)
    .leftJoin(places, eq(places.id, openings.placeId))
    .leftJoin(services, eq(services.id, openings.serviceId))
    .where(and(eq(openings.advisorId, advisorId), isNull(openings.closedAt)))
    .orderBy(asc(openings.createdAt), asc(openings.id))
    .all()

const absenceRows = ({ db }: ActorContext, advisorId: string) =>
  db
    .select({
      id: absences.id,
      advisorId: absences.advisorId,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
      recurrence: absences.recurrence,
      lastDay: absences.lastDay,
    })
    .from(absences)
    .where(and(eq(absences.advisorId, advisorId), isNull(absences.withdrawnAt)))
    .orderBy(asc(absences.createdAt), asc(absences.id))
    .all()
