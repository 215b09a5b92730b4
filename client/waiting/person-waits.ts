import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

/** Somebody who waits, as whoever receives sees them. */
export type PersonWaits = inferRouterOutputs<AppRouter>['waiting']['list'][number]
