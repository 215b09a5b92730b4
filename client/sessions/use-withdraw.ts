import { useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { usePost } from '../offline/use-outbox.ts'
import { sayFailure } from '../trpc.ts'
import { type Announcement, announce } from '../ui/announcements.ts'

/**
 * Takes a session out of the journal; for ten seconds, the announcement can bring it back. What is announced outlives the
 * page that asked.
 */
export function useWithdraw() {
  const memory = useQueryClient()
  const post = usePost()

  const telling = (done: Promise<unknown>, announcement: Announcement) =>
    void done.then(
      () => {
        announce(announcement)
        void memory.invalidateQueries()
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  const restore = (id: string) =>
    telling(post.mutateAsync({ verb: 'sessions.restore', input: { requestId: uuidv7(), id } }), {
      message: 'Remis dans le journal.',
    })
  const taken = (id: string, undo?: true) =>
    post.mutateAsync({ verb: 'sessions.withdraw', input: { requestId: uuidv7(), id, undo } })

  return {
    restore,
    withdraw: (id: string) => telling(taken(id), { message: 'Retiré du journal.', undo: () => restore(id) }),
    /** The undo of a save: its appointment is to settle again too. */
    undoSave: (id: string) => telling(taken(id, true), { message: 'C’est annulé\u00a0: rien n’a été noté.' }),
  }
}
