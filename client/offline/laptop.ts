import { hour, minute } from '#shared/time.ts'
import { openOutbox } from '../outbox.ts'
import { answerWith } from '../trpc.ts'
import { type Chest, openChest } from './chest.ts'
import { deliverer } from './deliver.ts'
import { openReads, type Reads } from './reads.ts'
import { standInOf } from './stand-in.ts'
import type { Outbox } from './way.ts'

/**
 * This browser can seal what it keeps. Plain HTTP elsewhere than on this very machine cannot, nor can some private windows:
 * one then works with the network only, and is told so.
 */
export const canKeep = () => Boolean(globalThis.indexedDB) && Boolean(globalThis.crypto?.subtle)

export type Laptop = { chest: Chest; reads: Reads }

/** What this browser keeps, opened once for the page; null where it can keep nothing. */
export const laptopHere = (): Promise<Laptop | null> => (opened ??= open().catch(() => null))

let opened: Promise<Laptop | null> | undefined
let outbox: Outbox | null = null

async function open(): Promise<Laptop | null> {
  if (!canKeep()) return null
  const { indexedDB, IDBKeyRange, crypto } = globalThis
  const chest = await openChest({ indexedDB, IDBKeyRange, crypto })
  const reads = openReads({ chest, entries: () => outbox?.entries() ?? [], now: () => Date.now() })
  await reads.expire()
  answerWith(standInOf(reads))
  void navigator.storage?.persist?.()
  return { chest, reads }
}

/** What waits is tried again without anybody asking; with nothing that waits, nothing is asked of the network. */
const rhythm = minute / 4

/** How long what was sent is still shown. */
const sentShown = 24 * hour

/** How long an act that was just told is awaited on the screen. */
const patience = 6_000

/**
 * The outbox of whoever is signed in, sent on opening, when the network comes back, when the tab is seen again, and four
 * times a minute. @returns the outbox, and what stops it
 */
export async function openOutboxHere(chest: Chest, owner: string): Promise<[Outbox, () => void]> {
  const news = new BroadcastChannel('permanence')
  const opening = await openOutbox({
    chest,
    owner,
    deliver: deliverer(owner),
    now: () => Date.now(),
    oneAtATime: (work) => navigator.locks.request('permanence.outbox', work),
    tell: () => news.postMessage('outbox'),
    patience: () => new Promise((resolve) => setTimeout(resolve, patience)),
  })
  outbox = opening
  const send = () => void opening.flush()
  const sendWhenSeen = () => document.visibilityState === 'visible' && send()
  news.onmessage = () => void opening.look()
  window.addEventListener('online', send)
  document.addEventListener('visibilitychange', sendWhenSeen)
  const timer = setInterval(send, rhythm)
  send()
  void opening.forgetSent(Date.now() - sentShown)
  const stop = () => {
    outbox = null
    news.close()
    window.removeEventListener('online', send)
    document.removeEventListener('visibilitychange', sendWhenSeen)
    clearInterval(timer)
  }
  return [opening, stop]
}
