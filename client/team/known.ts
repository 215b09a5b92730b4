import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

type Team = inferRouterOutputs<AppRouter>['team']

export type Member = Team['members'][number]
export type BarePlace = Team['placesWithoutOpening'][number]
