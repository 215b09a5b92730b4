import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from './trpc.ts'

/** Who is signed in: null for a citizen, undefined while it is asked. What they may: `may` and `mayAny` of shared. */
export function useActor() {
  const trpc = useTRPC()
  return useQuery(trpc.signIn.me.queryOptions(undefined, { staleTime: 5 * 60_000 })).data
}

/**
 * Leaves: nothing of what was read stays on the machine, which may be a town hall's. Told what else to forget, once the
 * server knows. @throws when it does not answer
 */
export function useSignOut() {
  const memory = useQueryClient()
  return async (forget?: () => Promise<unknown>) => {
    await fetch('/api/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    await forget?.()
    memory.clear()
    location.assign('/')
  }
}
