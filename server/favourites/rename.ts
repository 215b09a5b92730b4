import type { FavouriteRenaming } from '#shared/favourites.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { changeOwn } from './change-own.ts'

/**
 * Gives a favourite another name.
 * @throws `notFound`
 */
export function rename(ctx: AdvisorContext, request: FavouriteRenaming) {
  const { requestId, id, name } = request
  return write(ctx, { id: requestId, verb: 'favourites.rename', thingId: id, input: request }, () => {
    return changeOwn(ctx, id, { name })
  })
}
