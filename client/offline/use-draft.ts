import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Instant } from '#shared/time.ts'
import { useActor } from '../actor.ts'
import { announce } from '../ui/announcements.ts'
import { laptopHere } from './laptop.ts'
import { useOutbox } from './use-outbox.ts'

/** What was being typed when the page went away, without being sent. */
export type Begun<Told> = { told: Told; at: Instant; resume: () => void; discard: () => void }

type DraftOf<Told> = {
  /** The form: a correction is not offered back to a new session. */
  form: string
  told: Told
  onResume: (told: Told) => void
}

/** As short as typing allows, so that a dead battery costs a word. */
const pause = 300

/** Older ones are of no use to anybody. */
const longest = 30 * 24 * 60 * 60_000

/**
 * Keeps a form, sealed on the laptop, as one types: it survives a crash, a closed lid, a flat battery. What another opening
 * of the same form left is offered back, unless another tab is still typing it. `forget` when it is sent.
 */
export function useDraft<Told extends { id: string }>({ form, told, onResume }: DraftOf<Told>) {
  const owner = useActor()?.userId
  const outbox = useOutbox()
  const [mine] = useState(() => `brouillon:${form}:${uuidv7()}`)
  const [left, setLeft] = useState<{ name: string; told: Told; at: Instant } | null>(null)
  const base = useRef<string | null>(JSON.stringify(told))
  const pending = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (!owner) return
    let free = () => {}
    const open = new Promise<void>((resolve) => (free = resolve))
    void navigator.locks?.request(mine, () => open)
    void lastLeft<Told>(owner, form, mine).then((found) => {
      const isPosted = outbox?.entries().some(({ id }) => id === found?.told.id)
      if (found && isPosted && form === 'nouvelle') void forgetDraft(owner, found.name)
      else setLeft(found)
    })
    return free
  }, [owner, form, mine, outbox])

  const keep = useEffectEvent(() => {
    const content = JSON.stringify(told)
    base.current ??= content
    if (!owner || content === base.current) return
    const write = () => {
      pending.current = null
      void laptopHere().then((laptop) => laptop?.chest.keep(owner, mine, told, Date.now()).catch(() => {}))
    }
    const timer = setTimeout(write, pause)
    pending.current = () => {
      clearTimeout(timer)
      write()
    }
    return () => clearTimeout(timer)
  })
  useEffect(() => keep(), [told])

  useEffect(() => {
    const hurry = () => pending.current?.()
    window.addEventListener('pagehide', hurry)
    document.addEventListener('visibilitychange', hurry)
    return () => {
      window.removeEventListener('pagehide', hurry)
      document.removeEventListener('visibilitychange', hurry)
    }
  }, [])

  const forget = useCallback(() => {
    base.current = null
    pending.current = null
    if (owner) void forgetDraft(owner, mine)
  }, [owner, mine])

  const begun: Begun<Told> | null = left && {
    told: left.told,
    at: left.at,
    resume: () => {
      setLeft(null)
      onResume(left.told)
      if (owner) void forgetDraft(owner, left.name)
    },
    discard: () => {
      setLeft(null)
      if (!owner) return
      void forgetDraft(owner, left.name)
      const undo = () => {
        setLeft(left)
        void laptopHere().then((laptop) => laptop?.chest.keep(owner, left.name, left.told, left.at))
      }
      announce({ message: 'Brouillon effacé.', undo })
    },
  }
  return { begun, forget }
}

/** The latest one that no open tab holds. */
async function lastLeft<Told>(owner: string, form: string, mine: string) {
  const laptop = await laptopHere()
  if (!laptop) return null
  const held = (await navigator.locks.query()).held?.map(({ name }) => name) ?? []
  const names = (await laptop.chest.names(owner)).filter(
    (name) => name.startsWith(`brouillon:${form}:`) && name !== mine && !held.includes(name),
  )
  let last: { name: string; told: Told; at: Instant } | null = null
  for (const name of names) {
    const found = await laptop.chest.read(owner, name)
    if (!found || Date.now() - found.at > longest) await forgetDraft(owner, name)
    else if (found.at >= (last?.at ?? 0)) last = { name, told: found.value as Told, at: found.at }
  }
  return last
}

const forgetDraft = async (owner: string, name: string) => (await laptopHere())?.chest.drop(owner, name)
