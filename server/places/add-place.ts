import { eq } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { places } from '#drizzle/schema/index.ts'
import { type PlaceInput, slugOf } from '#shared/place-input.ts'
import { withoutPlace } from '#shared/places.ts'
import { freeName } from '../free-name.ts'
import { requireCommune } from '../territories/require-commune.ts'
import type { ActorContext, Context } from '../trpc.ts'
import { write } from '../write.ts'
import { freeShortName } from './short-address.ts'

/** A place where help happens; its addresses come from its name and its commune, and never change. @returns its id, the request's */
export const addPlace = (ctx: ActorContext, input: PlaceInput) =>
  write(ctx, { id: input.requestId, verb: 'places.add', thingId: input.requestId, input }, () =>
    insertPlace(ctx, input),
  )

/** Inside a transaction that is already open. */
export function insertPlace({ db, now }: Pick<Context, 'db' | 'now'>, { requestId, ...input }: PlaceInput) {
  const { zone, name } = requireCommune(db, input.communeCode)
  db.insert(places)
    .values({
      ...input,
      id: requestId,
      slug: freeSlug(db, slugOf(input.name)),
      shortName: freeShortName(db, name),
      zone,
      createdAt: now,
    })
    .run()
  return { id: requestId }
}

/** Two town halls may share a name, never an address of ours. */
function freeSlug(db: Db, slug: string) {
  const isTaken = (candidate: string) =>
    candidate === withoutPlace ||
    db.select({ id: places.id }).from(places).where(eq(places.slug, candidate)).get() !== undefined
  return freeName(slug, isTaken)
}
