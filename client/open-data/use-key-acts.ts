import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { uuidv7 } from 'uuidv7'
import type { AppRouter } from '#server/router.ts'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'

export type KnownKey = inferRouterOutputs<AppRouter>['openData']['keys'][number]

/** What can be done with a key that was given. */
export function useKeyActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const onSuccess = () => memory.invalidateQueries({ queryKey: trpc.openData.keys.queryKey() })
  const renewing = useMutation(trpc.openData.renewKey.mutationOptions({ onSuccess }))
  const revoking = useMutation(
    trpc.openData.revokeKey.mutationOptions({
      onSuccess: async () => {
        await onSuccess()
        announce({ message: 'La clé est révoquée\u00a0: elle n’ouvre plus rien.' })
      },
    }),
  )
  return {
    renew: (keyId: string) => renewing.mutate({ requestId: uuidv7(), keyId }),
    renewed: renewing.data,
    forgetRenewed: renewing.reset,
    revoke: (keyId: string) => revoking.mutate({ requestId: uuidv7(), keyId }),
    busy: renewing.isPending || revoking.isPending,
    failure: renewing.error ?? revoking.error,
  }
}
