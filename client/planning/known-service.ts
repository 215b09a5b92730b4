import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

export type KnownService = inferRouterOutputs<AppRouter>['availability']['services'][number]
