import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { vi } from 'vitest'

/** Gives jsdom what a browser has and it has not: a chest to keep things in, and one tab at a time. */
Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange })
let turn = Promise.resolve()
const locks = {
  request: (_: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (lock: object) => Promise<void>
    turn = turn.then(() => work({})).catch(() => {})
    return turn
  },
  query: () => Promise.resolve({ held: [] }),
}
Object.defineProperty(navigator, 'locks', { value: locks })

/** A browser that was just opened: nobody waits for their turn. */
export const openBrowser = () => void (turn = Promise.resolve())

/** Nothing gets through any more. @returns what mends the network */
export function cutNetwork() {
  const works = fetch
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
  return () => vi.stubGlobal('fetch', works)
}
