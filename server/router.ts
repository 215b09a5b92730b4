import { houseRouter } from './house/router.ts'
import { signInRouter } from './sign-in/router.ts'
import { territoriesRouter } from './territories/router.ts'
import { router } from './trpc.ts'

/** The table of contents of the API. */
export const appRouter = router({
  house: houseRouter,
  signIn: signInRouter,
  territories: territoriesRouter,
})

export type AppRouter = typeof appRouter
