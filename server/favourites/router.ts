import { favouriteAct, favouriteRenaming, favouriteRequest } from '#shared/favourites.ts'
import { advisor, router } from '../trpc.ts'
import { countUse } from './count-use.ts'
import { keep } from './keep.ts'
import { bringBack, remove } from './remove.ts'
import { rename } from './rename.ts'

/** They are read with what is usual: `sessions.usual`. */
export const favouritesRouter = router({
  keep: advisor.input(favouriteRequest).mutation(({ ctx, input }) => keep(ctx, input)),
  rename: advisor.input(favouriteRenaming).mutation(({ ctx, input }) => rename(ctx, input)),
  remove: advisor.input(favouriteAct).mutation(({ ctx, input }) => remove(ctx, input)),
  bringBack: advisor.input(favouriteAct).mutation(({ ctx, input }) => bringBack(ctx, input)),
  countUse: advisor.input(favouriteAct).mutation(({ ctx, input }) => countUse(ctx, input)),
})
