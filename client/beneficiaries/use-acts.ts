import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { sayFailure, useTRPC } from '../trpc.ts'
import { type Announcement, announce } from '../ui/announcements.ts'

/** What is done to the records of the people one follows. What is announced outlives the page that asked. */
export function useActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const merging = useMutation(trpc.beneficiaries.merge.mutationOptions())
  const parting = useMutation(trpc.beneficiaries.part.mutationOptions())
  const tellingApart = useMutation(trpc.beneficiaries.tellApart.mutationOptions())
  const comparing = useMutation(trpc.beneficiaries.compareAgain.mutationOptions())
  const erasing = useMutation(trpc.beneficiaries.erase.mutationOptions())

  const telling = (done: Promise<unknown>, announcement: Announcement) =>
    done.then(
      async () => {
        announce(announcement)
        await memory.invalidateQueries()
        return true
      },
      (error: unknown) => {
        announce({ message: sayFailure(error) })
        return false
      },
    )
  const merge = (id: string, intoId: string): Promise<boolean> =>
    telling(merging.mutateAsync({ requestId: uuidv7(), id, intoId }), {
      message: 'Les deux fiches sont réunies.',
      undo: () => part(id, intoId),
    })
  const part = (id: string, keptId: string): Promise<boolean> =>
    telling(parting.mutateAsync({ requestId: uuidv7(), id }), {
      message: 'Les deux fiches sont séparées.',
      undo: () => merge(id, keptId),
    })
  const tellApart = (id: string, otherId: string): Promise<boolean> =>
    telling(tellingApart.mutateAsync({ requestId: uuidv7(), id, otherId }), {
      message: 'Ce sont deux personnes\u00a0: elles ne seront plus comparées.',
      undo: () => compareAgain(id, otherId),
    })
  const compareAgain = (id: string, otherId: string): Promise<boolean> =>
    telling(comparing.mutateAsync({ requestId: uuidv7(), id, otherId }), {
      message: 'Ces deux fiches sont de nouveau comparées.',
    })
  const erase = (id: string): Promise<boolean> =>
    erasing.mutateAsync({ requestId: uuidv7(), id }).then(
      () => true,
      () => false,
    )
  /** Nothing of who was erased may stay on the laptop either: all that the pages remember of people is asked again. */
  const forget = () => memory.resetQueries({ queryKey: trpc.beneficiaries.pathKey() })
  return { merge, part, tellApart, erase, forget, erasing: erasing.isPending, eraseFailure: erasing.error }
}
