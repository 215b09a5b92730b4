import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { sayFailure, useTRPC } from '../trpc.ts'
import { type Announcement, announce } from '../ui/announcements.ts'

/** Two records of one session become one; for ten seconds here, and later from the one that stays, they can be parted. */
export function useMerge() {
  const merging = useMutation(useTRPC().sessions.merge.mutationOptions())
  const said = useSaid()
  const part = usePart()
  return {
    merge: (id: string, intoId: string, onMerged: () => void) =>
      merging.mutate(
        { requestId: uuidv7(), id, intoId },
        {
          onSuccess: () => {
            said({ message: 'Les deux ne font plus qu’un accompagnement.', undo: () => part(id) })
            onMerged()
          },
        },
      ),
    isMerging: merging.isPending,
    failure: merging.error,
  }
}

/** Both are in the journal again. */
export function usePart() {
  const parting = useMutation(useTRPC().sessions.part.mutationOptions())
  const said = useSaid()
  return (id: string) =>
    void parting.mutateAsync({ requestId: uuidv7(), id }).then(
      () => said({ message: 'Les deux accompagnements sont séparés, comme avant.' }),
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
}

function useSaid() {
  const memory = useQueryClient()
  return (announcement: Announcement) => {
    announce(announcement)
    void memory.invalidateQueries()
  }
}
