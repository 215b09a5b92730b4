import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import type { SessionInput } from '#shared/session-input.ts'
import type { Act } from '../offline/acts.ts'
import { usePost } from '../offline/use-outbox.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { plural } from '../ui/lang.ts'
import { useWithdraw } from './use-withdraw.ts'

/**
 * Sends a session, new or corrected: of a correction, `save` is told how many were seen before it. The same content sent again carries the same id, so that a lost answer costs nothing.
 * Without network it waits on the laptop. `save` answers whether it is kept; what went wrong is in `failure`.
 */
export function useSave({ isCorrection }: { isCorrection: boolean }) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const { today } = useToday()
  const { undoSave } = useWithdraw()
  const sent = useRef({ content: '', requestId: '' })
  const post = usePost()

  const save = async (session: SessionInput, corrections: number): Promise<boolean> => {
    const content = JSON.stringify([session, corrections])
    if (sent.current.content !== content) sent.current = { content, requestId: uuidv7() }
    const { requestId } = sent.current
    const act: Act = isCorrection
      ? { verb: 'sessions.revise', input: { requestId, session, corrections } }
      : { verb: 'sessions.record', input: session }
    const went = await post.mutateAsync(act).catch(() => null)
    if (went === null) return false
    if (went === 'sent') void say(session)
    else announce({ message: waits, ...(!isCorrection && { undo: () => undoSave(session.id) }) })
    void memory.invalidateQueries()
    return true
  }

  /** With the day's count, asked anew: colleagues and other screens may have added to it. */
  const say = async ({ id, day }: SessionInput) => {
    if (isCorrection) return announce({ message: 'Correction enregistrée.' })
    const asked = trpc.sessions.usual.queryOptions({ day: today }, { staleTime: 0 })
    const count =
      day === today ? (await memory.fetchQuery(asked).catch(() => null))?.today.sessions : undefined
    announce({
      message: count ? `Enregistré. ${plural('fr', count, 'séance', 'séances')} aujourd’hui.` : 'Enregistré.',
      undo: () => undoSave(id),
    })
  }

  return { save, saving: post.isPending, failure: post.error }
}

const waits = 'Gardé sur cet ordinateur\u00a0: ce sera envoyé au retour du réseau.'
