import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { keyShape } from '#shared/booking-rules.ts'
import { useTRPCClient } from '../trpc.ts'

type Waiting = inferRouterOutputs<AppRouter>['waiting']

export type WaitSeen = Waiting['see']
export type WaitForm = Waiting['form']

/**
 * The key that stands after `#` while this page is the one shown; null when there is none, undefined once one has left: the
 * next page's key would be asked here.
 */
export function useKeyOf(path: string): string | null | undefined {
  const key = useLocation({ select: ({ pathname, hash }) => (pathname.endsWith(path) ? hash : undefined) })
  if (key === undefined) return undefined
  return keyShape.test(key) ? key : null
}

/** In this page's memory only. */
export const waitQueryKey = (key: string) => ['wait', key]

/** The place on the list that this key opens. Asked by POST, so that the key is in no address that a server sees. */
export function useWait(key: string | null | undefined) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: waitQueryKey(key ?? ''),
    queryFn: (): Promise<WaitSeen> => client.waiting.see.mutate({ key: key ?? '' }),
    enabled: typeof key === 'string',
  })
}
