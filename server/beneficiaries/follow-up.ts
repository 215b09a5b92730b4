import { and, asc, desc, eq, gte, isNull, notInArray, sql } from 'drizzle-orm'
import {
  appointmentBeneficiaries,
  appointments,
  communes,
  places,
  sessionBeneficiaries,
  sessions,
  sessionTopics,
} from '#drizzle/schema/index.ts'
import { keyLastsDays, statusOf } from '#shared/appointments.ts'
import type { BeneficiaryRequest } from '#shared/beneficiaries.ts'
import { searchable, zoneOf } from '#shared/territories.ts'
import type { Topic } from '#shared/themes.ts'
import { hour } from '#shared/time.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'
import { behind } from './behind.ts'
import { loadFollowed } from './load-followed.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor' | 'now' | 'settings'>

/**
 * What was done with somebody, through every record of theirs: the sessions that this advisor sees, the latest first, how
 * many more colleagues noted, their appointments, and those that seem theirs by their number, address or name.
 * @throws `notFound`
 */
export function followUp(ctx: Reader, { id }: BeneficiaryRequest) {
  const person = loadFollowed(ctx, id)
  const family = [id, ...behind(ctx.db, id).map((each) => each.id)]
  const seen = sessionsOf(ctx, family, visible.sessions(ctx.actor))
  const joined = appointmentsOf(
    ctx,
    sql`${appointments.id} in (
      select ${appointmentBeneficiaries.appointmentId} from ${appointmentBeneficiaries}
      where ${appointmentBeneficiaries.beneficiaryId} in ${among(family)}
    )`,
  )
  return {
    sessions: seen,
    elsewhere: sessionsOf(ctx, family).length - seen.length,
    appointments: joined.map(shown),
    mayBeTheirs: likely(ctx, person).map(shown),
  }
}

const sessionsOf = ({ db }: Reader, family: string[], seen = sql`1`) =>
  db
    .selectDistinct({
      id: sessions.id,
      day: sessions.day,
      kind: sessions.kind,
      minutes: sessions.minutes,
      channel: sessions.channel,
      autonomy: sessions.autonomy,
      title: sessions.title,
      notes: sessions.notes,
      placeName: places.name,
      communeName: communes.name,
      advisorId: sessions.advisorId,
      topics: sql<Topic[]>`(
        select json_group_array(${sessionTopics.topic}) from ${sessionTopics}
        where ${sessionTopics.sessionId} = ${sessions.id}
      )`.mapWith((topics: string) => JSON.parse(topics) as Topic[]),
    })
    .from(sessionBeneficiaries)
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .innerJoin(communes, eq(communes.code, sessions.communeCode))
    .leftJoin(places, eq(places.id, sessions.placeId))
    .where(
      and(sql`${sessionBeneficiaries.beneficiaryId} in ${among(family)}`, isNull(sessions.withdrawnAt), seen),
    )
    .orderBy(desc(sessions.day), desc(sessions.id))
    .all()

type Condition = ReturnType<typeof and>

function appointmentsOf({ db, actor, now, settings }: Reader, which: Condition) {
  return db
    .select({ appointment: appointments, placeName: places.name, zone: places.zone })
    .from(appointments)
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(and(visible.appointments(actor), which))
    .orderBy(asc(appointments.startsAt))
    .all()
    .map(({ appointment, placeName, zone }) => ({
      ...appointment,
      placeName,
      zone: zone ?? zoneOf(settings.departement),
      status: statusOf(appointment, now),
    }))
}

/** Nobody is guessed among those whose names were cleared. */
function likely(ctx: Reader, person: ReturnType<typeof loadFollowed>) {
  const { phone, email, firstName, lastName } = person
  const names = searchable(`${firstName} ${lastName}`)
  return appointmentsOf(
    ctx,
    and(
      gte(appointments.endsAt, ctx.now - keyLastsDays * 24 * hour),
      isNull(appointments.cancelledAt),
      notInArray(
        appointments.id,
        ctx.db.select({ id: appointmentBeneficiaries.appointmentId }).from(appointmentBeneficiaries),
      ),
    ),
  ).filter(
    (one) =>
      (phone !== null && one.phone === phone) ||
      (email !== null && one.email === email) ||
      searchable(`${one.firstName ?? ''} ${one.lastName ?? ''}`) === names,
  )
}

const shown = ({ id, startsAt, placeName, zone, status }: ReturnType<typeof appointmentsOf>[number]) => ({
  id,
  startsAt,
  placeName,
  zone,
  status,
})
