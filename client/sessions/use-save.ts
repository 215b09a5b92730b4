import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import type { SessionInput } from '#shared/session-input.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { plural } from '../ui/lang.ts'
import type { Usual } from './first-told.ts'
import { useWithdraw } from './use-withdraw.ts'

/**
 * Sends a session, new or corrected. The same content sent again carries the same id, so that a lost answer costs nothing.
 * `save` answers whether it is kept; what went wrong is in `failure`.
 */
export function useSave({ isCorrection, usual }: { isCorrection: boolean; usual: Usual }) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const { today } = useToday()
  const { withdrawSilently } = useWithdraw()
  const sent = useRef({ content: '', requestId: '' })
  const savedToday = useRef(0)
  const record = useMutation(trpc.sessions.record.mutationOptions())
  const revise = useMutation(trpc.sessions.revise.mutationOptions())
  const current = isCorrection ? revise : record

  const save = async (session: SessionInput): Promise<boolean> => {
    const content = JSON.stringify(session)
    if (sent.current.content !== content) sent.current = { content, requestId: uuidv7() }
    const { requestId } = sent.current
    const done = isCorrection ? revise.mutateAsync({ requestId, session }) : record.mutateAsync(session)
    const isKept = await done.then(
      () => true,
      () => false,
    )
    if (!isKept) return false
    if (session.day === today && !isCorrection) savedToday.current += 1
    const count = usual.today.sessions + savedToday.current
    announce(
      isCorrection
        ? { message: 'Correction enregistrée.' }
        : {
            message:
              session.day === today
                ? `Enregistré. ${plural('fr', count, 'séance', 'séances')} aujourd’hui.`
                : 'Enregistré.',
            undo: () => void withdrawSilently(session.id).then(() => (savedToday.current -= 1)),
          },
    )
    void memory.invalidateQueries()
    return true
  }

  return { save, saving: current.isPending, failure: current.error }
}
