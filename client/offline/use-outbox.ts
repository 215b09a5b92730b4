import { useMutation } from '@tanstack/react-query'
import { getUntypedClient } from '@trpc/client'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTRPCClient } from '../trpc.ts'
import type { Act, Entry } from './acts.ts'
import type { Outbox, State } from './way.ts'

/** The outbox of whoever is signed in; null where this browser can keep nothing. */
export const OutboxContext = createContext<Outbox | null>(null)

export const useOutbox = (): Outbox | null => useContext(OutboxContext)

/** What waits, was refused, or was sent lately, in order. */
export function useEntries(): readonly Entry[] {
  const outbox = useOutbox()
  return useSyncExternalStore(outbox?.follow ?? neverTold, outbox?.entries ?? noEntries)
}

export function useOutboxState(): State {
  const outbox = useOutbox()
  return useSyncExternalStore(outbox?.follow ?? neverTold, outbox?.state ?? isFree)
}

/**
 * The way out of what an advisor writes: kept on the laptop, then sent. `waiting` says that the network did not take it
 * yet. Where nothing can be kept, only the server's own answer counts.
 */
export function usePost() {
  const outbox = useOutbox()
  const client = getUntypedClient(useTRPCClient())
  return useMutation({
    networkMode: 'always',
    mutationFn: async (act: Act): Promise<'sent' | 'waiting'> => {
      if (outbox) return outbox.post(act)
      await client.mutation(act.verb, act.input)
      return 'sent'
    },
  })
}

const nothing: readonly Entry[] = []
const noEntries = () => nothing
const neverTold = () => () => {}
const isFree = (): State => 'free'
