import { useSyncExternalStore } from 'react'
import type { Instant } from '#shared/time.ts'

/** What the pages know of the network: whether it answers, and of when what they show is. */
export type Network = {
  isSilent: boolean
  /** The oldest moment of what is shown from the laptop; null while the network answers. */
  shownFrom: Instant | null
}

let network: Network = { isSilent: false, shownFrom: null }
const listeners = new Set<() => void>()

/** The server has answered. */
export function heard() {
  if (network.isSilent) tell({ isSilent: false, shownFrom: null })
}

/** It has not; what is shown instead was read then, if anything is. */
export function unheard(at: Instant | null) {
  const oldest = at === null ? network.shownFrom : Math.min(at, network.shownFrom ?? at)
  if (!network.isSilent || oldest !== network.shownFrom) tell({ isSilent: true, shownFrom: oldest })
}

export const useNetwork = (): Network => useSyncExternalStore(follow, () => network)

function follow(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(next: Network) {
  network = next
  for (const listener of listeners) listener()
}
