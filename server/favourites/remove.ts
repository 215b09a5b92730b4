import type { FavouriteAct } from '#shared/favourites.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { changeOwn } from './change-own.ts'

/**
 * Takes a favourite away; sessions told with it stay as they are.
 * @throws `notFound`
 */
export const remove = (ctx: AdvisorContext, { requestId, id }: FavouriteAct) =>
  write(ctx, { id: requestId, verb: 'favourites.remove', thingId: id, input: { id } }, () =>
    changeOwn(ctx, id, { removedAt: ctx.now }),
  )

/**
 * Takes that back: its place among the others too.
 * @throws `notFound`
 */
export const bringBack = (ctx: AdvisorContext, { requestId, id }: FavouriteAct) =>
  write(ctx, { id: requestId, verb: 'favourites.bringBack', thingId: id, input: { id } }, () =>
    changeOwn(ctx, id, { removedAt: null }),
  )
