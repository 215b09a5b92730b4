import * as z from 'zod/mini'
import { communeSearch } from '#shared/commune-search.ts'
import { contoursQuestion } from '#shared/contours.ts'
import { anyone, router } from '../trpc.ts'
import { contours } from './contours.ts'
import { searchCommunes } from './search-communes.ts'
import { tree } from './tree.ts'

export const territoriesRouter = router({
  contours: anyone.input(contoursQuestion).query(({ ctx, input }) => contours(ctx, input)),
  search: anyone.input(communeSearch).query(({ ctx, input }) => searchCommunes(ctx, input)),
  tree: anyone.input(z.optional(contoursQuestion)).query(({ ctx, input }) => tree(ctx, input)),
})
