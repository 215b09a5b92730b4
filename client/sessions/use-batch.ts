import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mostAtOnce } from '#shared/journal.ts'
import { isProblemName, problems } from '#shared/problems.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { useDraft } from '../offline/use-draft.ts'
import { useOutbox } from '../offline/use-outbox.ts'
import { isUnreachable, sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { plural } from '../ui/lang.ts'
import { type Cells, type Head, isBlank, type Line, newLine, noCells, noHead } from './batch-lines.ts'

export type Batch = { head: Head; minutes: string; lines: Line[] }

export type Change =
  | { does: 'head'; head: Partial<Head> }
  | { does: 'change'; id: string; cells: Partial<Cells> }
  | { does: 'confirm'; id: string; noteConfirmed: boolean }
  | { does: 'check'; ids: string[] }
  | { does: 'insert'; at: number; lines: Line[] }
  | { does: 'remove'; ids: string[] }
  | { does: 'refuse'; refusals: Map<string, string> }
  | { does: 'replace'; batch: Batch }

/** Where a morning that is being typed is remembered from one page to the next; forgotten with the rest at sign-out. */
const memoryKeyOf = (envoi?: string) => ['sessions', 'batch', envoi ?? 'new']

/** The table as it is typed: kept while one looks at another page, sealed on the laptop if the browser or the battery stops,
 * and asked about before the browser closes on it. What the outbox could not send, under `envoi`, is a table of its own. */
export function useBatch(first: Batch, envoi?: string) {
  const memory = useQueryClient()
  const [memoryKey] = useState(() => memoryKeyOf(envoi))
  const [remembered] = useState(() => {
    const left = memory.getQueryData<Batch>(memoryKey)
    return left && !left.lines.every(isBlank) ? left : null
  })
  const [batch, change] = useReducer(
    changed,
    first,
    (fresh) => remembered ?? changed(fresh, { does: 'insert', at: 0, lines: [] }),
  )
  const [draftId] = useState(() => uuidv7())
  const [resumed, setResumed] = useState(0)
  const { begun, forget } = useDraft({
    form: envoi === undefined ? 'matinee' : `matinee-${envoi}`,
    told: { id: draftId, batch, resumed },
    onResume: ({ batch: left }) => {
      change({ does: 'replace', batch: left })
      setResumed((before) => before + 1)
    },
  })
  /* What another page of the house gave back needs no question. */
  const resume = useEffectEvent(() => begun?.resume())
  useEffect(() => {
    if (remembered && begun) resume()
  }, [remembered, begun])
  useEffect(() => {
    memory.setQueryDefaults(memoryKey, { gcTime: Infinity })
    memory.setQueryData(memoryKey, batch)
  }, [memory, memoryKey, batch])
  const isEmpty = batch.lines.every(isBlank)
  useEffect(() => {
    if (isEmpty) forget()
  }, [isEmpty, forget])
  return { batch, change, left: remembered ? null : begun }
}

/** A line without anybody always waits at the end, as long as there is room for it. */
function changed(batch: Batch, change: Change): Batch {
  const next = { ...batch, ...step(batch, change) }
  const last = next.lines.at(-1)
  if ((last && isBlank(last)) || next.lines.length >= mostAtOnce) return next
  return { ...next, lines: [...next.lines, newLine({ minutes: next.minutes })] }
}

function step({ head, lines }: Batch, change: Change): Partial<Batch> {
  switch (change.does) {
    case 'head':
      return { head: { ...head, ...change.head } }
    case 'change':
      return { lines: lines.map((line) => (line.id === change.id ? told(line, change.cells) : line)) }
    case 'confirm':
      return {
        lines: lines.map((line) => (line.id === change.id ? { ...line, ...confirmed(change) } : line)),
      }
    case 'check':
      return {
        lines: lines.map((line) =>
          change.ids.includes(line.id) && !isBlank(line) ? { ...line, isChecked: true } : line,
        ),
      }
    case 'insert':
      return {
        lines: [...lines.slice(0, change.at), ...change.lines, ...lines.slice(change.at)].slice(
          0,
          mostAtOnce,
        ),
      }
    case 'remove':
      return { lines: lines.filter(({ id }) => !change.ids.includes(id)) }
    case 'refuse':
      return {
        lines: lines.map((line) => ({ ...line, refusal: change.refusals.get(line.id) ?? line.refusal })),
      }
    case 'replace':
      return {
        ...change.batch,
        head: { ...noHead, ...change.batch.head },
        lines: change.batch.lines.map((line) => ({ ...noCells, ...line })),
      }
  }
}

const told = (line: Line, cells: Partial<Cells>): Line => ({
  ...line,
  ...cells,
  refusal: null,
  noteConfirmed: cells.notes === undefined ? line.noteConfirmed : false,
})

const confirmed = ({ noteConfirmed }: { noteConfirmed: boolean }) => ({ noteConfirmed, refusal: null })

/**
 * Sends the good lines in one request; the same lines sent again are the same request. What is kept leaves the table, and
 * comes back to it when one undoes; what was refused stays, with the reason.
 */
export function useSaveBatch(batch: Batch, change: (one: Change) => void, envoi?: string) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const sent = useRef({ content: '', requestId: '' })
  const outbox = useOutbox()
  const recording = useMutation(trpc.sessions.recordAll.mutationOptions())
  const taking = useMutation(trpc.sessions.withdrawAll.mutationOptions())

  const save = async (sessions: SessionInput[]) => {
    const content = JSON.stringify(sessions)
    if (sent.current.content !== content) sent.current = { content, requestId: uuidv7() }
    const { requestId } = sent.current
    const outcomes = await recording.mutateAsync({ requestId, sessions }).catch(async (error: unknown) => {
      if (!outbox || !isUnreachable(error)) return null
      await outbox.post({ verb: 'sessions.recordAll', input: { requestId, sessions } })
      recording.reset()
      leave(sessions.map(({ id }) => id))
      announce({ message: 'Gardé sur cet ordinateur\u00a0: ce sera envoyé au retour du réseau.' })
      return null
    })
    if (!outcomes) return
    const isKept = (at: number) => outcomes[at] === 'recorded' || outcomes[at] === 'known'
    const ids = sessions.filter((_, at) => isKept(at)).map(({ id }) => id)
    const refusals = sessions.flatMap(({ id }, at): [string, string][] => {
      const why = outcomes[at]
      return isKept(at) || !isProblemName(why) ? [] : [[id, problems[why].fr]]
    })
    const kept = batch.lines.filter(({ id }) => ids.includes(id))
    leave(ids)
    change({ does: 'refuse', refusals: new Map(refusals) })
    if (ids.length === 0) return
    announce({
      message: `${plural('fr', ids.length, 'accompagnement enregistré', 'accompagnements enregistrés')}.`,
      undo: () => undo(ids, kept),
    })
    void memory.invalidateQueries()
  }

  /** What is kept leaves the table; once nothing is left of what the outbox held, it is mended. */
  const leave = (ids: string[]) => {
    change({ does: 'remove', ids })
    const isMended = batch.lines.every((line) => isBlank(line) || ids.includes(line.id))
    if (envoi !== undefined && isMended) void outbox?.discard(envoi)
  }

  /** The lines come back to be told otherwise, as new ones: their ids have served. */
  const undo = (ids: string[], kept: Line[]) =>
    void taking.mutateAsync({ requestId: uuidv7(), ids }).then(
      () => {
        putBack(kept)
        announce({ message: 'C’est annulé\u00a0: rien n’a été noté. Vos lignes sont revenues.' })
        void memory.invalidateQueries()
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )

  const putBack = (kept: Line[]) => {
    const again = kept.map((line) => ({ ...line, id: uuidv7() }))
    const memoryKey = memoryKeyOf(envoi)
    const remembered = memory.getQueryData<Batch>(memoryKey) ?? batch
    memory.setQueryData(memoryKey, { ...remembered, lines: [...again, ...remembered.lines] })
    change({ does: 'insert', at: 0, lines: again })
  }

  return { save, saving: recording.isPending, failure: recording.error }
}
