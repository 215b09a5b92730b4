import { and, count, eq, isNull, or, sql } from 'drizzle-orm'
import { offers, waitKeys, waits } from '#drizzle/schema/index.ts'
import type { Instant } from '#shared/time.ts'
import type { Lang } from '#shared/speech.ts'
import type { Need } from '#shared/themes.ts'
import type { HalfDay } from '#shared/booking-rules.ts'
import { mostOffers, mostWaits } from '#shared/waiting.ts'
import { hashOf, type KeyChannel, secretsOf } from '../keys.ts'
import { channelsOf } from '../notifications/enqueue.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

type Waiting = {
  id: string
  placeId: string | null
  serviceId: string
  workshopId: string | null
  startsAt: Instant | null
  appointmentId: string | null
  halfDay: HalfDay
  seen: Instant[]
  firstName: string | null
  lastName: string | null
  phone: string | null
  email: string | null
  homeAddress: string | null
  language: Lang
  need: Need
  needNote: string
}

/**
 * Somebody more at the end of the list, and the keys that open their place in it. Inside the caller's transaction.
 * @throws `alreadyWaiting`, `tooManyWaits`, `toldEnough`
 */
export function addWait(ctx: Context, waiting: Waiting) {
  assertMayWait(ctx, waiting)
  ctx.db
    .insert(waits)
    .values({ ...waiting, addedAt: ctx.now })
    .run()
  const secrets = secretsOf(ctx, waiting.id, 'wait')
  for (const channel of ['screen', ...channelsOf(waiting)] as KeyChannel[])
    ctx.db
      .insert(waitKeys)
      .values({ keyHash: hashOf(secrets[channel]), waitId: waiting.id, channel, createdAt: ctx.now })
      .run()
  return { id: waiting.id }
}

type Thing = Pick<Waiting, 'phone' | 'email' | 'placeId' | 'serviceId' | 'workshopId' | 'startsAt'>

/** One person waits once for one thing (a place, a service that needs none, or a workshop), and nobody waits everywhere. The database refuses the first by itself. */
export function assertMayWait(
  { db }: Pick<Context, 'db'>,
  { phone, email, placeId, serviceId, workshopId, startsAt }: Thing,
) {
  const theirs = db
    .select({
      placeId: waits.placeId,
      serviceId: waits.serviceId,
      workshopId: waits.workshopId,
      startsAt: waits.startsAt,
    })
    .from(waits)
    .where(and(samePerson(phone, email), isNull(waits.endedAt)))
    .all()
  const isThere = theirs.some((wait) =>
    workshopId === null
      ? wait.workshopId === null &&
        wait.placeId === placeId &&
        (placeId !== null || wait.serviceId === serviceId)
      : wait.workshopId === workshopId && wait.startsAt === startsAt,
  )
  if (isThere) throw problem('alreadyWaiting')
  if (theirs.length >= mostWaits) throw problem('tooManyWaits')
  if (offersMadeTo({ db }, { phone, email }).inAll >= mostOffers) throw problem('toldEnough')
}

/** How often a person was told of a freed hour: on this day, and in all that the house remembers. */
export function offersMadeTo(
  { db }: Pick<Context, 'db'>,
  { phone, email }: { phone: string | null; email: string | null },
  day = '',
) {
  const told = db
    .select({ inAll: count(), onDay: sql<number>`coalesce(sum(${offers.day} = ${day}), 0)` })
    .from(offers)
    .innerJoin(waits, eq(waits.id, offers.waitId))
    .where(samePerson(phone, email))
    .get()
  return { inAll: told?.inAll ?? 0, onDay: told?.onDay ?? 0 }
}

const samePerson = (phone: string | null, email: string | null) =>
  or(phone === null ? undefined : eq(waits.phone, phone), email === null ? undefined : eq(waits.email, email))
