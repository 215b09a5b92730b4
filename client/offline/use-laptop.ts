import { useQueryClient } from '@tanstack/react-query'
import { getUntypedClient } from '@trpc/client'
import { useEffect, useState } from 'react'
import { type Actor, mayAny } from '#shared/permissions.ts'
import { minute } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { useTRPCClient } from '../trpc.ts'
import { canKeep, type Laptop, laptopHere, openOutboxHere } from './laptop.ts'
import { refresh } from './refresh.ts'
import { installWorker } from './install-worker.ts'
import type { Outbox } from './way.ts'

/** What this browser keeps: undefined until it is open, null where it can keep nothing. */
export function useLaptop(): Laptop | null | undefined {
  const memory = useQueryClient()
  const [laptop, setLaptop] = useState<Laptop | null | undefined>(canKeep() ? undefined : null)
  useEffect(() => {
    void laptopHere().then((opened) => {
      const { queries, mutations } = memory.getDefaultOptions()
      const always = { networkMode: 'always' as const }
      if (opened)
        memory.setDefaultOptions({
          queries: { ...queries, ...always, refetchOnReconnect: true, retryDelay: soonAgain },
          mutations: { ...mutations, ...always },
        })
      setLaptop(opened)
    })
    installWorker()
  }, [memory])
  return laptop
}

/** Where the laptop does not know, one is told at once that the network is needed. */
const soonAgain = 300

/**
 * The outbox of whoever is signed in, and what they read, kept fresh. Undefined until it is open. Who they are may have been
 * asked before the laptop was open: it is kept first, as all the rest is theirs.
 */
export function useOpenOutbox(laptop: Laptop | null | undefined, actor: Actor | null | undefined) {
  const [outbox, setOutbox] = useState<Outbox | null | undefined>(laptop === null ? null : undefined)
  const owner = actor?.userId
  useEffect(() => {
    if (!laptop || !owner) return
    let stop: (() => void) | null = null
    let isLeft = false
    const opening = laptop.reads.belongTo(actor)
    void opening
      .then(() => openOutboxHere(laptop.chest, owner))
      .then(([opened, stopIt]) => {
        if (isLeft) return stopIt()
        stop = stopIt
        setOutbox(opened)
      })
    return () => {
      isLeft = true
      stop?.()
    }
  }, [laptop, owner, actor])
  useRefresh(laptop, outbox ?? null, actor ?? null)
  return outbox
}

/** Things read a moment ago need not be read again. */
const fresh = 10 * minute

/** Soon enough after something was sent. */
const soon = 5_000

/** Reads what is needed without network: on opening, every quarter of an hour, and after something was sent. */
function useRefresh(laptop: Laptop | null | undefined, outbox: Outbox | null, actor: Actor | null) {
  const client = getUntypedClient(useTRPCClient())
  const { today } = useToday()
  const owner = actor && mayAny(actor, 'record', 'session') ? actor.userId : null
  useEffect(() => {
    if (!laptop || !outbox || owner === null) return
    const { chest } = laptop
    const read = () =>
      void navigator.locks.request('permanence.reads', { ifAvailable: true }, (lock) =>
        lock
          ? refresh({ chest, client, owner, today, now: () => Date.now() }).catch(laptop.reads.expire)
          : undefined,
      )
    void chest.read(owner, 'journal').then((last) => {
      if (!last || Date.now() - last.at > fresh) read()
    })
    const rhythm = setInterval(read, 1.5 * fresh)
    let sent = sentIn(outbox)
    let later: ReturnType<typeof setTimeout> | undefined
    const forget = outbox.follow(() => {
      if (sentIn(outbox) === sent) return
      sent = sentIn(outbox)
      clearTimeout(later)
      later = setTimeout(read, soon)
    })
    return () => {
      clearInterval(rhythm)
      clearTimeout(later)
      forget()
    }
  }, [laptop, outbox, owner, today, client])
}

const sentIn = (outbox: Outbox) => outbox.entries().filter(({ state }) => state === 'sent').length
