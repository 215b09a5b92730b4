import { and, eq, isNull, or, gt, sql } from 'drizzle-orm'
import { whilePlansStand } from '#drizzle/slots-stamp.ts'
import { prepared } from '#drizzle/prepared.ts'
import { communes, epcis, places } from '#drizzle/schema/index.ts'
import type { PublicPlace } from '#shared/places.ts'
import type { Context } from '../trpc.ts'

/** Places that receive, as anybody may know them, by name. Asked by every visitor, read when one of them changes. */
export const publicPlaces = ({ db, now }: Pick<Context, 'db' | 'now'>): PublicPlace[] =>
  all(db)
    .filter(({ closedAt }) => closedAt === null || closedAt > now)
    .map(withoutClosing)

/** The place at this short address, unless it has closed. */
export const publicPlace = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  slug: string,
): PublicPlace | undefined => bySlug(db).get({ slug, now })

const withoutClosing = (row: PublicPlace & { closedAt: number | null }): PublicPlace => {
  const { closedAt: _, ...place } = row
  return place
}

const columns = {
  id: places.id,
  slug: places.slug,
  name: places.name,
  address: places.address,
  postalCode: places.postalCode,
  communeCode: places.communeCode,
  communeName: communes.name,
  epciName: epcis.name,
  latitude: places.latitude,
  longitude: places.longitude,
  phone: places.phone,
  accessNote: places.accessNote,
  stepFree: places.stepFree,
  zone: places.zone,
}

const all = whilePlansStand((db) =>
  db
    .select({ ...columns, closedAt: places.closedAt })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .orderBy(places.name, places.id)
    .all(),
)

const bySlug = prepared((db) =>
  db
    .select(columns)
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(
      and(
        or(isNull(places.closedAt), gt(places.closedAt, sql.placeholder('now'))),
        eq(places.slug, sql.placeholder('slug')),
      ),
    )
    .prepare(),
)
