import { asc, eq } from 'drizzle-orm'
import { communes, places } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'
import { shortAddressOf } from './short-address.ts'

/** Every place with what administers it, the closed ones too, by name. */
export const listPlaces = (ctx: ActorContext) =>
  ctx.db
    .select({
      id: places.id,
      slug: places.slug,
      shortName: places.shortName,
      name: places.name,
      address: places.address,
      postalCode: places.postalCode,
      communeCode: places.communeCode,
      communeName: communes.name,
      phone: places.phone,
      accessNote: places.accessNote,
      stepFree: places.stepFree,
      siret: places.siret,
      closedAt: places.closedAt,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(visible.places(ctx.actor))
    .orderBy(asc(places.name), asc(places.id))
    .all()
    .map((place) => ({ ...place, shortAddress: shortAddressOf(ctx, place) }))
