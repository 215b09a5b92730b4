import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

type Directory = inferRouterOutputs<AppRouter>['directory']

export type Colleague = Directory['colleagues'][number]
export type Venue = Directory['places'][number]
