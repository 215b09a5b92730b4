import { minute } from '#shared/time.ts'
import { openOutbox } from '../outbox.ts'
import { type Chest, openChest } from './chest.ts'
import { deliverer } from './deliver.ts'
import type { Outbox } from './way.ts'

/**
 * The chest of this browser, opened once for the page. Null where the browser seals nothing (plain HTTP elsewhere than on
 * this very machine, private windows of some browsers): one then works with the network only, and is told so.
 */
export const chestHere = (): Promise<Chest | null> => (opened ??= open())

let opened: Promise<Chest | null> | undefined

async function open(): Promise<Chest | null> {
  const { indexedDB, IDBKeyRange, crypto } = globalThis
  if (!indexedDB || !crypto?.subtle) return null
  return openChest({ indexedDB, IDBKeyRange, crypto }).catch(() => null)
}

/** What is tried again without anybody asking. */
const rhythm = minute

/** How long an act that was just told is awaited on the screen. */
const patience = 6_000

/**
 * The outbox of whoever is signed in, sent on opening, when the network comes back, when the tab is seen again, and every
 * minute. @returns the outbox, and what stops it
 */
export async function openOutboxHere(chest: Chest, owner: string): Promise<[Outbox, () => void]> {
  const news = new BroadcastChannel('permanence')
  const outbox = await openOutbox({
    chest,
    owner,
    deliver: deliverer(owner),
    now: () => Date.now(),
    oneAtATime: (work) => navigator.locks.request('permanence.outbox', work),
    tell: () => news.postMessage('outbox'),
    patience: () => new Promise((resolve) => setTimeout(resolve, patience)),
  })
  const send = () => void outbox.flush()
  const sendWhenSeen = () => document.visibilityState === 'visible' && send()
  news.onmessage = () => void outbox.look()
  window.addEventListener('online', send)
  document.addEventListener('visibilitychange', sendWhenSeen)
  const timer = setInterval(send, rhythm)
  send()
  const stop = () => {
    news.close()
    window.removeEventListener('online', send)
    document.removeEventListener('visibilitychange', sendWhenSeen)
    clearInterval(timer)
  }
  return [outbox, stop]
}
