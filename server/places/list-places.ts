import { asc, eq } from 'drizzle-orm'
import { communes, places } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

/** Every place with what administers it, the closed ones too, by name. */
export const listPlaces = ({ db, actor }: ActorContext) =>
  db
    .select({
      id: places.id,
      slug: places.slug,
      name: places.name,
      address: places.address,
      postalCode: places.postalCode,
      communeCode: places.communeCode,
      communeName: communes.name,
      phone: places.phone,
      accessNote: places.accessNote,
      stepFree: places.stepFree,
      closedAt: places.closedAt,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .where(visible.places(actor))
    .orderBy(asc(places.name), asc(places.id))
    .all()
