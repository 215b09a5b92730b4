import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { communes, openings, places, services, waits } from '#drizzle/schema/index.ts'
import { isMobile } from '#shared/contact.ts'
import { offerState } from '#shared/waiting.ts'
import { callAt } from '../notifications/call-at.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { freeHours } from './free-hours.ts'
import { standingWait } from './standing.ts'

/**
 * What the person who holds the key sees: what they wait for, how many before them, and what is kept for them now. A place is
 * told only to whoever would go there.
 */
export function waitSeen(ctx: Context, id: string) {
  const wait = standingWait(ctx, id)
  const told = findTold(ctx.db).get({ id })
  if (!wait || !told) throw problem('notFound')
  const { startsAt, endedAt, ending, halfDay, firstName, phone, email, sought, zone } = wait
  const [last] = wait.offers
  const state = last && offerState(last, ctx.now)
  const isFree = () => freeHours(ctx, sought, zone).some((slot) => slot.startsAt === last?.startsAt)
  return {
    id,
    ...told,
    startsAt,
    halfDay,
    firstName,
    zone,
    endedAt,
    ending,
    /** The appointment that they have already. */
    before: sought.appointment?.startsAt ?? null,
    /** How they are told; null for who has only a landline, and is called. */
    toldBy: phone !== null && isMobile(phone) ? ('sms' as const) : email === null ? null : ('email' as const),
    offer:
      last && (state === 'kept' || (state === 'lapsed' && isFree()))
        ? { id: last.id, startsAt: last.startsAt, expiresAt: last.expiresAt, isKept: state === 'kept' }
        : null,
    /** Something was kept for them, and is not any more. */
    isTooLate: state === 'lapsed',
  }
}

const findTold = prepared((db) =>
  db
    .select({
      place: {
        slug: places.slug,
        name: places.name,
        address: places.address,
        postalCode: places.postalCode,
        communeName: sql<string>`${communes.name}`,
        phone: places.phone,
      },
      mode: services.mode,
      callAt: callAt(
        waits.placeId,
        sql`openings.advisor_id in (
          select anywhere.advisor_id from openings as anywhere
          where anywhere.place_id is null and anywhere.closed_at is null and anywhere.seats is null
            and coalesce(anywhere.service_id, ${waits.serviceId}) = ${waits.serviceId}
        )`,
      ),
      title: sql<
        string | null
      >`coalesce(${openings.title}, iif(${waits.workshopId} is null, null, ${services.nameFr}))`,
      ahead: sql<number>`(
        select count(*) from waits as other
        where other.ended_at is null and (other.added_at, other.id) < (${waits.addedAt}, ${waits.id})
          and other.workshop_id is ${waits.workshopId} and other.starts_at is ${waits.startsAt}
          and (other.workshop_id is not null or other.place_id is ${waits.placeId})
          and (other.workshop_id is not null or other.place_id is not null or other.service_id = ${waits.serviceId})
      )`,
    })
    .from(waits)
    .innerJoin(services, eq(services.id, waits.serviceId))
    .leftJoin(openings, eq(openings.id, waits.workshopId))
    .leftJoin(places, and(eq(places.id, waits.placeId), eq(services.mode, 'place')))
    .leftJoin(communes, eq(communes.code, places.communeCode))
    .where(eq(waits.id, sql.placeholder('id')))
    .prepare(),
)
