import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { InitiativeInput } from '#shared/initiatives.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { type Announcement, announce } from '../ui/announcements.ts'
import type { KnownInitiative } from './known-initiative.ts'

/** What can be done with an action; each act can be undone for as long as its announcement lasts. */
export function useInitiativeActs(onDone: () => void) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const recording = useMutation(trpc.initiatives.record.mutationOptions())
  const revising = useMutation(trpc.initiatives.revise.mutationOptions())
  const withdrawing = useMutation(trpc.initiatives.withdraw.mutationOptions())
  const restoring = useMutation(trpc.initiatives.restore.mutationOptions())
  const acts = [recording, revising, withdrawing]

  const shown = (announcement: Announcement) => {
    announce(announcement)
    void memory.invalidateQueries()
  }
  const undone = (undoing: Promise<unknown>, message: string) =>
    void undoing.then(
      () => shown({ message }),
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  const done = (announcement: Announcement) => {
    shown(announcement)
    onDone()
  }
  const withdrawn = (id: string) => withdrawing.mutateAsync({ requestId: uuidv7(), id })

  return {
    record: (told: InitiativeInput) =>
      recording.mutate(told, {
        onSuccess: () =>
          done({
            message: 'L’action est notée.',
            undo: () => undone(withdrawn(told.id), 'C’est annulé\u00a0: rien n’a été noté.'),
          }),
      }),
    revise: (known: KnownInitiative, told: InitiativeInput) => {
      const { by: _, revisedAt, ...before } = known
      revising.mutate(
        { requestId: uuidv7(), initiative: told, seenRevisedAt: revisedAt },
        {
          onSuccess: (revised) =>
            done({
              message: 'L’action est corrigée.',
              undo: () =>
                undone(
                  revising.mutateAsync({
                    requestId: uuidv7(),
                    initiative: before,
                    seenRevisedAt: revised.revisedAt,
                  }),
                  'L’action est comme avant.',
                ),
            }),
        },
      )
    },
    withdraw: (id: string) =>
      withdrawing.mutate(
        { requestId: uuidv7(), id },
        {
          onSuccess: () =>
            done({
              message: 'L’action est retirée.',
              undo: () => undone(restoring.mutateAsync({ requestId: uuidv7(), id }), 'L’action est remise.'),
            }),
        },
      ),
    busy: acts.some(({ isPending }) => isPending),
    failure: acts.find(({ error }) => error)?.error ?? null,
  }
}
