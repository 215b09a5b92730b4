import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { Audience } from '#shared/views.ts'
import { sayFailure, useTRPC } from '../../trpc.ts'
import { announce } from '../../ui/announcements.ts'

/** What may be done with saved views and their letters; the list is then asked anew. */
export function useViewActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const changed = {
    /* An act is over once the list shows it. */
    onSuccess: () => memory.invalidateQueries({ queryKey: trpc.views.list.queryKey() }),
  }
  const keeping = useMutation(trpc.views.keep.mutationOptions(changed))
  const changing = useMutation(trpc.views.change.mutationOptions(changed))
  const removing = useMutation(trpc.views.remove.mutationOptions(changed))
  const bringing = useMutation(trpc.views.bringBack.mutationOptions(changed))
  const subscribing = useMutation(trpc.views.subscribe.mutationOptions(changed))
  const stopping = useMutation(trpc.views.unsubscribe.mutationOptions(changed))
  const acts = [keeping, changing, removing, bringing, subscribing, stopping]
  const act = (id: string) => ({ requestId: uuidv7(), id })
  const undone = (undoing: Promise<unknown>) =>
    undoing.catch((error: unknown) => announce({ message: sayFailure(error) }))
  const subscribe = (viewId: string | null) => subscribing.mutateAsync({ requestId: uuidv7(), viewId })

  return {
    keep: keeping.mutateAsync,
    change: (id: string, to: { name: string; audience: Audience }) =>
      changing.mutateAsync({ ...act(id), ...to }),
    remove: async (id: string, name: string) => {
      await removing.mutateAsync(act(id))
      const undo = () => undone(bringing.mutateAsync(act(id)))
      announce({ message: `La vue «\u00a0${name}\u00a0» est supprimée.`, undo })
    },
    subscribe: async (viewId: string | null) => {
      await subscribe(viewId)
      announce({ message: 'C’est noté\u00a0: le prochain courriel part au début du mois.' })
    },
    stop: async (subscriptionId: string, viewId: string | null) => {
      await stopping.mutateAsync({ requestId: uuidv7(), subscriptionId })
      announce({ message: 'Vous ne recevrez plus ce courriel.', undo: () => undone(subscribe(viewId)) })
    },
    isBusy: acts.some(({ isPending }) => isPending),
    failure: acts.find(({ error }) => error)?.error ?? null,
  }
}
