import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type ImportSource, mostSessionsAtOnce, type SessionsImport } from '#shared/imports.ts'
import type { Read } from '#shared/imported-read.ts'
import { isProblemName, problems } from '#shared/problems.ts'
import { useTRPCClient } from '../trpc.ts'

/** A request of the house holds 64 kB. */
const longestPart = 40_000

type Part = { told: SessionsImport; lines: number[][] }

/** What was done of a file so far. */
export type Brought = {
  importId: string
  done: number
  total: number
  recorded: number
  known: number
  refused: { line: number; sentences: string[] }[]
}

/**
 * Sends the sessions of a file, some at a time, each part once: what was cut goes on by the very part that had no answer, so
 * that nothing comes twice.
 */
export function useBring() {
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [brought, setBrought] = useState<Brought | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const parts = useRef<Part[]>([])
  const wantsStop = useRef(false)

  /** Whoever leaves the page, or chooses another file, has stopped: the same file goes on later, by what is there. */
  useEffect(() => () => void (wantsStop.current = true), [])

  const goOn = async (from: Brought) => {
    setSending(true)
    setFailure(null)
    wantsStop.current = false
    let so = from
    try {
      for (let part = parts.current[0]; part && !wantsStop.current; part = parts.current[0]) {
        so = added(so, part, await client.imports.addSessions.mutate(part.told))
        parts.current.shift()
        setBrought(so)
      }
    } catch (error) {
      setFailure(error)
    }
    setSending(false)
    void memory.invalidateQueries()
  }

  return {
    brought,
    failure,
    isSending,
    isOver: brought !== null && !isSending && brought.done === brought.total,
    begin: (source: ImportSource, read: readonly Read[]) => {
      const importId = uuidv7()
      parts.current = partsOf(source, importId, read)
      const total = parts.current.reduce((sum, { told }) => sum + told.sessions.length, 0)
      const nothing = { importId, done: 0, total, recorded: 0, known: 0, refused: [] }
      setBrought(nothing)
      void goOn(nothing)
    },
    goOn: () => void (brought && goOn(brought)),
    stop: () => {
      wantsStop.current = true
    },
  }
}

function partsOf(source: ImportSource, importId: string, read: readonly Read[]): Part[] {
  const parts: Part[] = []
  let [room, length] = [0, 0]
  for (const { session, group } of read) {
    if (!session) continue
    const sent = { keys: group.keys, isOwnKey: group.isOwnKey, session }
    const weight = JSON.stringify(sent).length
    if (parts.length === 0 || room < weight || length === mostSessionsAtOnce) {
      parts.push({ told: { requestId: uuidv7(), importId, source, sessions: [] }, lines: [] })
      ;[room, length] = [longestPart, 0]
    }
    parts.at(-1)?.told.sessions.push(sent)
    parts.at(-1)?.lines.push(group.lines.map(({ number }) => number))
    room -= weight
    length += 1
  }
  return parts
}

function added(so: Brought, part: Part, outcomes: readonly string[]): Brought {
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length
  const refused = outcomes.flatMap((outcome, at) =>
    isProblemName(outcome) ? [{ line: part.lines[at]?.[0] ?? 0, sentences: [problems[outcome].fr] }] : [],
  )
  return {
    ...so,
    done: so.done + outcomes.length,
    recorded: so.recorded + count('recorded'),
    known: so.known + count('known'),
    refused: [...so.refused, ...refused],
  }
}
