import { communeSearch } from '#shared/commune-search.ts'
import { anyone, router } from '../trpc.ts'
import { searchCommunes } from './search-communes.ts'
import { tree } from './tree.ts'

export const territoriesRouter = router({
  search: anyone.input(communeSearch).query(({ ctx, input }) => searchCommunes(ctx, input)),
  tree: anyone.query(({ ctx }) => tree(ctx)),
})
