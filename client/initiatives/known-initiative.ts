import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

export type ListedInitiatives = inferRouterOutputs<AppRouter>['initiatives']['list']
export type KnownInitiative = ListedInitiatives['initiatives'][number]
