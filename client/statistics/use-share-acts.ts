import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'

/** What can be done with the address; each act shows at once the address as it then is. */
export function useShareActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const opening = useMutation(trpc.statistics.openShare.mutationOptions())
  const closing = useMutation(trpc.statistics.closeShare.mutationOptions())
  const shown = (done: string) => ({
    onSuccess: (share: (typeof opening)['data']) => {
      memory.setQueryData(trpc.statistics.ownShare.queryKey(), share)
      announce({ message: done })
    },
  })
  return {
    open: (done: string) => opening.mutate({ requestId: uuidv7() }, shown(done)),
    close: (shareId: string) =>
      closing.mutate(
        { requestId: uuidv7(), shareId },
        shown('L’adresse est coupée\u00a0: plus personne ne la lit.'),
      ),
    busy: opening.isPending || closing.isPending,
    failure: opening.error ?? closing.error,
  }
}
