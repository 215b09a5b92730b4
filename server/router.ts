import { houseRouter } from './house/router.ts'
import { router } from './trpc.ts'

/** The table of contents of the API. */
export const appRouter = router({
  house: houseRouter,
})

export type AppRouter = typeof appRouter
