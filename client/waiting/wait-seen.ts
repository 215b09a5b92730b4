import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { useTRPCClient } from '../trpc.ts'

type Waiting = inferRouterOutputs<AppRouter>['waiting']

export type WaitSeen = Waiting['see']
export type WaitForm = Waiting['form']

/** In this page's memory only. */
export const waitQueryKey = (key: string) => ['wait', key]

/** The place on the list that this key opens. Asked by POST, so that the key is in no address that a server sees. */
export function useWait(key: string | null) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: waitQueryKey(key ?? ''),
    queryFn: (): Promise<WaitSeen> => client.waiting.see.mutate({ key: key ?? '' }),
    enabled: key !== null,
  })
}
