import { useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { Outcome } from '#shared/appointments.ts'
import { usePost } from '../offline/use-outbox.ts'
import { sayFailure } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { nameOf } from './name-of.ts'
import type { Appointment } from './timeline.ts'

/**
 * Says that somebody came or not, or takes it back; what was said can be undone for ten seconds, even from another page.
 */
export function useSettle() {
  const memory = useQueryClient()
  const settling = usePost()
  /** `then` once it is said. */
  const settle = (appointment: Appointment, outcome: Outcome | null, then?: () => void) => {
    const input = { requestId: uuidv7(), appointmentId: appointment.id, outcome }
    void settling.mutateAsync({ verb: 'appointments.settle', input }).then(
      () => {
        then?.()
        void memory.invalidateQueries()
        announce({
          message: `${nameOf(appointment)}\u00a0: ${said[outcome ?? 'toSettle']}.`,
          ...(outcome !== null && { undo: () => settle(appointment, null) }),
        })
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  }
  return { settle, isSettling: settling.isPending }
}

const said = {
  honoured: 'rendez-vous honoré',
  missed: 'absence notée',
  toSettle: 'de nouveau à clôturer',
}
