import { eq } from 'drizzle-orm'
import { places } from '#drizzle/schema/index.ts'
import type { PlaceChange } from '#shared/place-input.ts'
import { problem } from '../problem.ts'
import { requireCommune } from '../territories/require-commune.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'

/** Corrects what people read of a place. Its short address stays, so that printed links still open it. */
export const changePlace = (ctx: ActorContext, input: PlaceChange) =>
  write(ctx, { id: input.requestId, verb: 'places.change', thingId: input.placeId, input }, () => {
    const { requestId: _, placeId, ...said } = input
    const { zone } = requireCommune(ctx.db, said.communeCode)
    const { changes } = ctx.db
      .update(places)
      .set({ ...said, zone, changedAt: ctx.now })
      .where(eq(places.id, placeId))
      .run()
    if (changes === 0) throw problem('notFound')
    return { id: placeId }
  })
