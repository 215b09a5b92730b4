import { and, asc, eq, isNull } from 'drizzle-orm'
import { communes, epcis, places } from '#drizzle/schema/index.ts'
import { dayOf } from '#shared/time.ts'
import { visible } from '../access.ts'
import { publicRules } from '../availability/poster.ts'
import { shortAddressOf } from '../places/short-address.ts'
import type { ActorContext } from '../trpc.ts'

/** Every open place: where it is, how to call it, when somebody receives there, and its public page. */
export function venues(ctx: Pick<ActorContext, 'db' | 'actor' | 'now' | 'settings'>) {
  return ctx.db
    .select({
      id: places.id,
      slug: places.slug,
      shortName: places.shortName,
      name: places.name,
      address: places.address,
      postalCode: places.postalCode,
      communeName: communes.name,
      epciSiren: communes.epciSiren,
      epciName: epcis.name,
      phone: places.phone,
      accessNote: places.accessNote,
      stepFree: places.stepFree,
      zone: places.zone,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(and(visible.places(ctx.actor), isNull(places.closedAt)))
    .orderBy(asc(communes.searchName), asc(places.name))
    .all()
    .map(({ shortName, zone, ...place }) => ({
      ...place,
      shortAddress: shortAddressOf(ctx, { shortName, slug: place.slug }),
      rules: publicRules(ctx, place.id, dayOf(ctx.now, zone)),
    }))
}
