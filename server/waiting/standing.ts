import { asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { prepared } from '#drizzle/prepared.ts'
import { appointments, offers, places, services, waits } from '#drizzle/schema/index.ts'
import { isMobile } from '#shared/contact.ts'
import { longestRange } from '#shared/slot-search.ts'
import { zoneOf } from '#shared/territories.ts'
import { hour, type Instant, type Zone } from '#shared/time.ts'
import { offerState } from '#shared/waiting.ts'
import { isServed } from '../notifications/offer-told.ts'
import type { Context } from '../trpc.ts'
import type { Wait } from './by-key.ts'
import type { Sought } from './free-hours.ts'

export type Offer = typeof offers.$inferSelect

/** Somebody who still waits, what the engine is asked for them, and what they were told, the last one first. */
export type Standing = Wait & {
  sought: Sought
  zone: Zone
  horizon: Instant
  offers: Offer[]
  kept: Offer | null
  /** Why they may have no need, or no way, to wait any more. */
  isServed: boolean
  isPlaceClosed: boolean
  isAppointmentOff: boolean
}

/** Everybody who waits, first come first. */
export function standingWaits(ctx: Pick<Context, 'db' | 'settings' | 'now'>): Standing[] {
  return findStanding(ctx.db)
    .all()
    .map((row) => standingOf(ctx, row))
}

/** One of them. */
export function standingWait(ctx: Pick<Context, 'db' | 'settings' | 'now'>, id: string) {
  const row = findOne(ctx.db).get({ id })
  return row && standingOf(ctx, row)
}

type Row = NonNullable<ReturnType<ReturnType<typeof findOne>['get']>>

function standingOf(ctx: Pick<Context, 'db' | 'settings' | 'now'>, row: Row): Standing {
  const { wait, appointment, zone, horizonDays } = row
  const { placeId, serviceId, workshopId, startsAt } = wait
  const made = findOffers(ctx.db).all({ id: wait.id })
  return {
    ...wait,
    sought: { placeId, serviceId, workshopId, startsAt, appointment },
    zone: zone ?? zoneOf(ctx.settings.departement),
    horizon: wait.addedAt + Math.min(horizonDays, longestRange) * 24 * hour,
    offers: made,
    isServed: row.isServed === 1,
    isPlaceClosed: row.closedAt !== null && row.closedAt <= ctx.now,
    isAppointmentOff: appointment !== null && appointment.cancelledAt !== null,
    kept: made.find((offer) => offerState(offer, ctx.now) === 'kept') ?? null,
  }
}

/** One way only: a text message is read within the hour, an e-mail when there is no mobile phone; a landline is called. */
export function reachedBy({ phone, email }: Pick<Wait, 'phone' | 'email'>) {
  if (phone !== null && isMobile(phone)) return { phone, email: null }
  return email === null ? null : { phone: null, email }
}

/** The hours that somebody was told of. */
export const toldTo = ({ offers: made }: Standing): Instant[] => made.map(({ startsAt }) => startsAt)

const columns = {
  wait: waits,
  zone: places.zone,
  closedAt: places.closedAt,
  isServed,
  horizonDays: services.horizonDays,
  appointment: {
    id: appointments.id,
    startsAt: appointments.startsAt,
    endsAt: appointments.endsAt,
    cancelledAt: appointments.cancelledAt,
  },
}

const allOf = (db: Db) =>
  db
    .select(columns)
    .from(waits)
    .innerJoin(services, eq(services.id, waits.serviceId))
    .leftJoin(places, eq(places.id, waits.placeId))
    .leftJoin(appointments, eq(appointments.id, waits.appointmentId))

const findStanding = prepared((db) =>
  allOf(db).where(isNull(waits.endedAt)).orderBy(asc(waits.addedAt), asc(waits.id)).prepare(),
)

const findOne = prepared((db) =>
  allOf(db)
    .where(eq(waits.id, sql.placeholder('id')))
    .prepare(),
)

const findOffers = prepared((db) =>
  db
    .select()
    .from(offers)
    .where(eq(offers.waitId, sql.placeholder('id')))
    .orderBy(sql`${offers.nth} desc`)
    .prepare(),
)
