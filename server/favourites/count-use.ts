import { sql } from 'drizzle-orm'
import { favourites } from '#drizzle/schema/index.ts'
import type { FavouriteAct } from '#shared/favourites.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { changeOwn } from './change-own.ts'

/**
 * One more session was told with it: the favourites that serve most come first.
 * @throws `notFound`
 */
export const countUse = (ctx: AdvisorContext, { requestId, id }: FavouriteAct) =>
  write(ctx, { id: requestId, verb: 'favourites.countUse', thingId: id, input: { id } }, () =>
    changeOwn(ctx, id, { uses: sql`${favourites.uses} + 1` }),
  )
