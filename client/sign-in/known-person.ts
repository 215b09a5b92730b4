import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

/** An account as the people's page knows it. */
export type KnownPerson = inferRouterOutputs<AppRouter>['signIn']['people'][number]
