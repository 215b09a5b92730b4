import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { advisors, communes, places } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { territoryOf } from '#shared/sessions.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import { checkNote } from '../check-note.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

/**
 * What was told, held against the world: a day that has come, a note without secrets, places, communes and colleagues that
 * exist. Answers the columns of the session's row that follow from what was told.
 * @throws `dayInFuture`, `sensitiveNote`, `noteToConfirm`, `notFound`
 */
export function checkTold(ctx: Pick<Context, 'db' | 'now' | 'settings'>, session: SessionInput) {
  if (session.day > dayOf(ctx.now, zoneOf(ctx.settings.departement))) throw problem('dayInFuture')
  checkNote(`${session.title}\n${session.notes}`, session.noteConfirmed)
  for (const advisorId of session.coAdvisorIds)
    if (!findAdvisor(ctx.db).get({ id: advisorId })) throw problem('notFound')
  const { equipment, procedures, ages, genders, statuses, residenceCode } = session
  return {
    id: session.id,
    kind: session.kind,
    day: session.day,
    minutes: session.minutes,
    channel: session.channel,
    placeId: session.placeId,
    ...territory(ctx, session),
    appointmentId: session.appointmentId,
    participants: session.participants,
    returning: session.returning,
    posture: session.posture,
    mandate: session.mandate,
    autonomy: session.autonomy,
    level: session.level,
    referral: session.referral,
    title: session.title,
    notes: session.notes,
    details: { equipment, procedures, ages, genders, statuses, residenceCode },
  }
}

function territory({ db }: Pick<Context, 'db'>, session: SessionInput) {
  const place = session.placeId === null ? null : findPlace(db).get({ id: session.placeId })
  const territory = place === undefined ? null : territoryOf(session, place?.communeCode ?? null)
  const told = [session.communeCode, session.residenceCode].filter((code) => code !== null)
  if (!territory || !told.every((code) => findCommune(db).get({ code }))) throw problem('notFound')
  return territory
}

/** A place that has closed since keeps its history, and may still be told of. */
const findPlace = prepared((db) =>
  db
    .select({ communeCode: places.communeCode })
    .from(places)
    .where(eq(places.id, sql.placeholder('id')))
    .prepare(),
)

const findCommune = prepared((db) =>
  db
    .select({ code: communes.code })
    .from(communes)
    .where(eq(communes.code, sql.placeholder('code')))
    .prepare(),
)

const findAdvisor = prepared((db) =>
  db
    .select({ id: advisors.id })
    .from(advisors)
    .where(eq(advisors.id, sql.placeholder('id')))
    .prepare(),
)
