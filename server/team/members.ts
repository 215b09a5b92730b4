import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import {
  absences,
  advisors,
  appointments,
  openings,
  places,
  sessionAdvisors,
  sessions,
  structures,
  users,
} from '#drizzle/schema/index.ts'
import { fullName } from '#shared/advisors.ts'
import { groupBy } from '#shared/group-by.ts'
import { nextDayOf } from '#shared/planned-occurrences.ts'
import { sayAbsence } from '#shared/planning-speech.ts'
import { type Actor, scopesOf } from '#shared/permissions.ts'
import { guardedCount } from '#shared/small-counts.ts'
import { isSilent } from '#shared/team.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { ActorContext } from '../trpc.ts'

type Reader = Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>

/**
 * The advisors one coordinates, by their names and in no other order: when they last noted a session, how many past
 * appointments nobody has settled (guarded once some are of another structure, as on the dashboard), the next day they receive, and when
 * they are away in the coming six weeks. Nobody whom they helped is named.
 */
export function members(ctx: Reader) {
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const planned = groupBy(openingRows(ctx), ({ advisorId }) => advisorId)
  const away = groupBy(absenceRows(ctx), ({ advisorId }) => advisorId)
  return advisorRows(ctx).map(({ firstName, lastName, unsettled, elsewhere, drawn, ...advisor }) => ({
    ...advisor,
    firstName,
    toSettle: elsewhere === 0 ? unsettled : guardedCount({ drawn, isEmpty: false }),
    name: fullName({ firstName, lastName }),
    isSilent: isSilent(advisor.lastDay, today),
    next: nextOf(planned.get(advisor.id) ?? [], today),
    absences: (away.get(advisor.id) ?? []).flatMap((absence) =>
      isSoon(absence, today) ? [sayAbsence(absence, today)] : [],
    ),
  }))
}

const advisorRows = ({ db, actor, now }: Reader) =>
  db
    .select({
      id: advisors.id,
      firstName: advisors.firstName,
      lastName: advisors.lastName,
      structureName: structures.name,
      email: users.email,
      lastDay: sql<Day | null>`nullif(max(
        coalesce((select max(${sessions.day}) from ${sessions}
          where ${sessions.advisorId} = ${advisors.id} and ${sessions.withdrawnAt} is null), ''),
        coalesce((select max(${sessions.day}) from ${sessionAdvisors}
          inner join ${sessions} on ${sessions.id} = ${sessionAdvisors.sessionId}
          where ${sessionAdvisors.advisorId} = ${advisors.id} and ${sessions.withdrawnAt} is null), '')
      ), '')`,
      unsettled: pastOf(now, sql`1`),
      elsewhere: pastOf(now, sql`${appointments.structureId} not in ${among(ownOf(actor))}`),
      drawn: pastOf(now, sql`1 - ((536870912 + ${appointments.countKey}) >> 32)`),
    })
    .from(advisors)
    .innerJoin(structures, eq(structures.id, advisors.structureId))
    .leftJoin(users, and(eq(users.advisorId, advisors.id), isNull(users.disabledAt)))
    .where(and(visible.team(actor), isNull(advisors.deactivatedAt)))
    .orderBy(asc(advisors.lastName), asc(advisors.firstName), asc(advisors.id))
    .all()

/** Of the advisor's appointments that are over and that nobody has settled. */
const pastOf = (now: number, each: SQL) =>
  sql<number>`(select coalesce(sum(${each}), 0) from ${appointments} where ${and(
    eq(appointments.advisorId, advisors.id),
    lte(appointments.endsAt, now),
    isNull(appointments.cancelledAt),
    isNull(appointments.honouredAt),
    isNull(appointments.missedAt),
  )})`

/** The structures where one works, or that one manages. */
const ownOf = (actor: Actor) =>
  scopesOf(actor, 'see', 'figures').flatMap((held) => (held.scope === 'structure' ? [held.structureId] : []))

const openingRows = ({ db, actor }: Reader) =>
  db
    .select({
      advisorId: openings.advisorId,
      recurrence: openings.recurrence,
      placeName: places.name,
    })
    .from(openings)
    .innerJoin(advisors, eq(advisors.id, openings.advisorId))
    .leftJoin(places, eq(places.id, openings.placeId))
    .where(and(visible.team(actor), isNull(openings.closedAt), isNull(places.closedAt)))
    .all()

/** The soonest of them, and where; several on one day are told by the first. */
function nextOf(planned: ReturnType<typeof openingRows>, today: Day) {
  const coming = planned.flatMap(({ recurrence, placeName }) => {
    const day = nextDayOf({ recurrence }, today)
    return day === null ? [] : [{ day, placeName }]
  })
  return coming.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0] ?? null
}

const absenceRows = ({ db, actor, now, settings }: Reader) => {
  const today = dayOf(now, zoneOf(settings.departement))
  const firstDay = sql`${absences.recurrence} ->> 'firstDay'`
  const repeats = sql`${absences.recurrence} ->> 'repeat' <> 'once'`
  return db
    .select({
      advisorId: absences.advisorId,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
      recurrence: absences.recurrence,
      lastDay: absences.lastDay,
    })
    .from(absences)
    .innerJoin(advisors, eq(advisors.id, absences.advisorId))
    .where(
      and(
        visible.team(actor),
        isNull(absences.withdrawnAt),
        or(repeats, gte(absences.lastDay, today), gte(firstDay, today)),
      ),
    )
    .orderBy(asc(firstDay))
    .all()
}

/** Under way, or within six weeks: further away it changes nothing yet. */
function isSoon({ recurrence, lastDay }: ReturnType<typeof absenceRows>[number], today: Day) {
  const isUnderWay = recurrence.firstDay <= today && lastDay !== null && lastDay >= today
  const next = nextDayOf({ recurrence }, today)
  return isUnderWay || (next !== null && next <= addDays(today, 42))
}
