import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { useTRPC } from '../trpc.ts'

/** What may be done to favourites; what is usual is then asked anew, as they come with it. */
export function useFavouriteActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const askAgain = () => void memory.invalidateQueries({ queryKey: trpc.sessions.usual.queryKey() })
  const changed = { onSuccess: askAgain }
  const keeping = useMutation(trpc.favourites.keep.mutationOptions(changed))
  const renaming = useMutation(trpc.favourites.rename.mutationOptions(changed))
  const removing = useMutation(trpc.favourites.remove.mutationOptions(changed))
  const bringing = useMutation(trpc.favourites.bringBack.mutationOptions(changed))
  const counting = useMutation(trpc.favourites.countUse.mutationOptions(changed))
  const act = (id: string) => ({ requestId: uuidv7(), id })
  return {
    keep: keeping.mutateAsync,
    rename: (id: string, name: string) => renaming.mutateAsync({ ...act(id), name }),
    remove: (id: string) => removing.mutateAsync(act(id)),
    bringBack: (id: string) => bringing.mutateAsync(act(id)),
    /** Only orders the list: nothing waits for it, and nothing is said if the network is away. */
    countUse: (id: string) => counting.mutate(act(id)),
    failure: keeping.error ?? renaming.error ?? removing.error ?? bringing.error,
    isBusy: keeping.isPending || renaming.isPending || removing.isPending || bringing.isPending,
  }
}
