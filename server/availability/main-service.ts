import { and, asc, eq, isNull } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { services } from '#drizzle/schema/index.ts'
import type { Context } from '../trpc.ts'

/**
 * What a citizen books who was asked nothing: the oldest service for one person at a place that is open to the public.
 * Undefined in a house that offers none.
 */
export const mainService = ({ db }: Pick<Context, 'db'>) => findMain(db).get()

const findMain = prepared((db) =>
  db
    .select({
      id: services.id,
      nameFr: services.nameFr,
      nameEn: services.nameEn,
      minutes: services.minutes,
      horizonDays: services.horizonDays,
    })
    .from(services)
    .where(
      and(
        eq(services.kind, 'individual'),
        eq(services.mode, 'place'),
        eq(services.openToPublic, true),
        isNull(services.retiredAt),
      ),
    )
    .orderBy(asc(services.createdAt), asc(services.id))
    .limit(1)
    .prepare(),
)
