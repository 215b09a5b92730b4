import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant } from '#shared/time.ts'
import { nameOf } from '../appointments/name-of.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import type { WeekAppointment } from './plans.ts'

export type Move = { startsAt: Instant; placeId: string | null; overlapReason: string | null }

/** Moves one's own appointment, with undo for ten seconds; the page decides what to do when somebody is already there. */
export function useMove(onMoved?: () => void) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const moving = useMutation(trpc.planning.moveOwn.mutationOptions())
  const undoing = useMutation(
    trpc.planning.undoMove.mutationOptions({
      onSuccess: () => void memory.invalidateQueries(),
      onError: (error) => announce({ message: sayFailure(error) }),
    }),
  )

  const move = (appointment: WeekAppointment, to: Move, onFailure?: () => void) => {
    const moveId = uuidv7()
    const appointmentId = appointment.id
    moving.mutate(
      { requestId: moveId, appointmentId, ...to },
      {
        onSuccess: ({ isOutside }) => {
          void memory.invalidateQueries()
          const when = sayDayAndTime(to.startsAt, appointment.zone, 'fr')
          announce({
            message: `${nameOf(appointment)}\u00a0: rendez-vous déplacé au ${when}${isOutside ? ', hors de vos permanences' : ''}.`,
            undo: () => undoing.mutate({ requestId: uuidv7(), appointmentId, moveId }),
          })
          onMoved?.()
        },
        onError: () => onFailure?.(),
      },
    )
  }

  return { move, isMoving: moving.isPending, failure: moving.error }
}
