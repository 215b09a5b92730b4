import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import type { Told } from './FeedChoices.tsx'

/** What can be done with the address; each act shows at once the address as it then is. */
export function useFeedActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const opening = useMutation(trpc.feeds.open.mutationOptions())
  const changing = useMutation(trpc.feeds.change.mutationOptions())
  const closing = useMutation(trpc.feeds.close.mutationOptions())
  const acts = [opening, changing, closing]
  const shown = (done: string) => ({
    onSuccess: (feed: (typeof opening)['data']) => {
      memory.setQueryData(trpc.feeds.own.queryKey(), feed)
      announce({ message: done })
    },
  })
  return {
    open: (told: Told, done: string) => opening.mutate({ requestId: uuidv7(), ...told }, shown(done)),
    change: (feedId: string, told: Told) =>
      changing.mutate({ requestId: uuidv7(), feedId, ...told }, shown('C’est changé.')),
    close: (feedId: string) =>
      closing.mutate(
        { requestId: uuidv7(), feedId },
        shown('L’adresse est coupée\u00a0: plus personne ne la lit.'),
      ),
    busy: acts.some(({ isPending }) => isPending),
    failure: acts.find(({ error }) => error)?.error ?? null,
  }
}
