import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { Outcome } from '#shared/appointments.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { nameOf } from './name-of.ts'
import type { Appointment } from './timeline.ts'

/**
 * Says that somebody came or not, or takes it back; what was said can be undone for ten seconds, even from another page.
 */
export function useSettle() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const settling = useMutation(trpc.appointments.settle.mutationOptions())
  const settle = (appointment: Appointment, outcome: Outcome | null) =>
    void settling.mutateAsync({ requestId: uuidv7(), appointmentId: appointment.id, outcome }).then(
      () => {
        void memory.invalidateQueries()
        announce({
          message: `${nameOf(appointment)}\u00a0: ${said[outcome ?? 'toSettle']}.`,
          ...(outcome !== null && { undo: () => settle(appointment, null) }),
        })
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  return { settle, isSettling: settling.isPending }
}

const said = {
  honoured: 'rendez-vous honoré',
  missed: 'absence notée',
  toSettle: 'de nouveau à clôturer',
}
