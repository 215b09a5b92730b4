import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type ImportSource } from '#shared/imports.ts'
import type { Read } from '#shared/imported-read.ts'
import { isProblemName, problems } from '#shared/problems.ts'
import { useTRPCClient } from '../trpc.ts'
import { type Part, partsOf } from './parts-of.ts'

/** What was done of a file so far. */
export type Brought = {
  importId: string
  /** Sent and checked, of `total`; `ready` of them wait to enter the journal. */
  done: number
  total: number
  ready: number
  refused: { line: number; sentences: string[] }[]
  /** How many still wait since it was decided; null before. */
  left: number | null
  /** How many entered the journal, once all were seen; `failed` when one was refused after all, and none stays. */
  recorded: number | 'failed' | null
}

/** Between two questions of how far it has come, in milliseconds. */
const pause = 300

/**
 * Sends the sessions of a file, some at a time, each part once: what was cut goes on by the very part that had no answer.
 * Nothing enters the journal before all are there and none is refused, or whoever asks does without those; then everything
 * does, also when the page is left.
 */
export function useBring() {
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [brought, setBrought] = useState<Brought | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const parts = useRef<Part[]>([])
  const decisionId = useRef('')
  const wantsStop = useRef(false)

  /** Whoever leaves the page before the decision has given up: what waits is forgotten. */
  useEffect(() => () => void (wantsStop.current = true), [])

  const goOn = async (from: Brought, without = false) => {
    setSending(true)
    setFailure(null)
    wantsStop.current = false
    let so = from
    const now = (changed: Brought) => setBrought((so = changed))
    try {
      for (let part = parts.current[0]; part && !wantsStop.current; part = parts.current[0]) {
        const outcomes = await client.imports.addSessions.mutate(part.told)
        parts.current.shift()
        now(added(so, part, outcomes))
      }
      const isAllThere = parts.current.length === 0 && (so.refused.length === 0 || without)
      if (isAllThere && so.left === null) now(await decided(so))
      while (so.left !== null && so.recorded === null && !wantsStop.current) now(await further(so))
    } catch (error) {
      setFailure(error)
    }
    setSending(false)
    void memory.invalidateQueries()
  }

  const decided = async (so: Brought): Promise<Brought> => {
    const { importId, ready: lines } = so
    if (lines === 0) return { ...so, left: 0, recorded: 0 }
    await client.imports.keep.mutate({ requestId: decisionId.current, importId, lines })
    return { ...so, left: lines }
  }

  const further = async (so: Brought): Promise<Brought> => {
    const { importId } = so
    const { left, recorded, hasFailed, isUndone } = await client.imports.progress.query({ importId })
    if (isUndone) return { ...so, left: 0, recorded: 'failed' }
    if (left === 0 && !hasFailed) return { ...so, left, recorded }
    await new Promise((resolve) => setTimeout(resolve, pause))
    return { ...so, left: hasFailed ? so.left : left }
  }

  /** Nothing of it is wanted any more: what waits is taken out. */
  const forget = async () => {
    setSending(true)
    setFailure(null)
    try {
      const importId = brought?.done ? brought.importId : null
      for (let left = importId ? 1 : 0; importId && left > 0;)
        ({ left } = await client.imports.undo.mutate({ requestId: uuidv7(), importId }))
      setBrought(null)
    } catch (error) {
      setFailure(error)
    }
    setSending(false)
  }

  return {
    brought,
    failure,
    isSending,
    isOver: brought !== null && brought.recorded !== null,
    begin: (source: ImportSource, read: readonly Read[]) => {
      const importId = uuidv7()
      decisionId.current = uuidv7()
      parts.current = partsOf(source, importId, read)
      const total = parts.current.reduce((sum, { told }) => sum + told.sessions.length, 0)
      const nothing = { importId, done: 0, total, ready: 0, refused: [], left: null, recorded: null }
      setBrought(nothing)
      void goOn(nothing)
    },
    goOn: () => void (brought && goOn(brought)),
    /** Without the sessions that were refused. */
    goOnWithout: () => void (brought && goOn(brought, true)),
    stop: () => {
      wantsStop.current = true
    },
    forget,
  }
}

function added(so: Brought, part: Part, outcomes: readonly string[]): Brought {
  const refused = outcomes.flatMap((outcome, at) =>
    isProblemName(outcome) ? [{ line: part.lines[at] ?? 0, sentences: [problems[outcome].fr] }] : [],
  )
  return {
    ...so,
    done: so.done + outcomes.length,
    ready: so.ready + outcomes.filter((outcome) => outcome === 'ready').length,
    refused: [...so.refused, ...refused],
  }
}
