import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { nameOf } from './name-of.ts'
import type { Appointment } from './timeline.ts'

/** Says that somebody has been told by phone; it can be taken back for ten seconds. */
export function useNoteCall() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const noting = useMutation(trpc.appointments.noteCall.mutationOptions())
  const noteCall = (appointment: Appointment, isUndone = false) =>
    void noting.mutateAsync({ requestId: uuidv7(), appointmentId: appointment.id, isUndone }).then(
      () => {
        void memory.invalidateQueries()
        announce({
          message: `${nameOf(appointment)}\u00a0: ${isUndone ? 'de nouveau à appeler' : 'prévenu par téléphone'}.`,
          ...(!isUndone && { undo: () => noteCall(appointment, true) }),
        })
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  return { noteCall, isNoting: noting.isPending }
}
