import { favourites } from '#drizzle/schema/index.ts'
import { type FavouriteRequest, mostFavourites } from '#shared/favourites.ts'
import { checkNote } from '../check-note.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { favouritesOf } from './favourites-of.ts'

/**
 * Keeps a session's answers under a name, to begin others with.
 * @throws `favouritesFull`, `sensitiveNote`
 */
export function keep(ctx: AdvisorContext, request: FavouriteRequest) {
  const { db, now, actor } = ctx
  const { id, name, told } = request
  return write(ctx, { id, verb: 'favourites.keep', thingId: id, input: request }, () => {
    checkNote(`${name}\n${told.title}`, true)
    const { advisorId } = actor
    if (favouritesOf(db).all({ advisorId }).length >= mostFavourites) throw problem('favouritesFull')
    db.insert(favourites).values({ id, advisorId, name, told, keptAt: now }).run()
    return { id }
  })
}
