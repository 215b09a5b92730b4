import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'

/** Takes a session out of the journal; for ten seconds, the announcement can bring it back. */
export function useWithdraw() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const outcome = {
    onSuccess: () => void memory.invalidateQueries(),
    onError: (error: unknown) => announce({ message: sayFailure(error) }),
  }
  const taking = useMutation(trpc.sessions.withdraw.mutationOptions(outcome))
  const bringing = useMutation(trpc.sessions.restore.mutationOptions(outcome))
  const restore = (id: string) => bringing.mutate({ requestId: uuidv7(), id })
  return {
    withdraw: (id: string) =>
      taking.mutate(
        { requestId: uuidv7(), id },
        { onSuccess: () => announce({ message: 'Retiré du journal.', undo: () => restore(id) }) },
      ),
    /** The undo of a save. */
    withdrawSilently: async (id: string) => {
      await taking.mutateAsync({ requestId: uuidv7(), id })
      announce({ message: 'C’est annulé\u00a0: rien n’a été noté.' })
    },
  }
}
