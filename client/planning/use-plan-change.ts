import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Decision, PlanChange } from '#shared/planning.ts'
import { detailsOf, refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import type { Rehearsal, TouchedAppointment } from './plans.ts'

/** A change, what is said once it is made, and the changes that take it back. */
export type Proposal = {
  change: PlanChange
  done: string
  undo?: (answer: Record<string, string>) => PlanChange[]
}

/** A change that waits for somebody to read its warnings and to decide for each appointment it touches. */
export type Review = { proposal: Proposal; rehearsal: Rehearsal }

/**
 * Rehearses a change, makes it at once when it touches nobody and warns of nothing, and otherwise holds it in `review` until
 * it is decided. Undo is offered while nobody was told of anything.
 * @param onDone once it is made
 */
export function usePlanChange(onDone: () => void) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [review, setReview] = useState<Review | null>(null)
  const sent = useRef({ content: '', requestId: '' })
  const rehearsing = useMutation(trpc.planning.rehearse.mutationOptions())
  const changing = useMutation(trpc.planning.change.mutationOptions())

  const propose = (proposal: Proposal) => {
    changing.reset()
    rehearsing.mutate(proposal.change, {
      onSuccess: (rehearsal) => {
        const isSilent = rehearsal.touched.length === 0 && rehearsal.warnings.length === 0
        if (isSilent) make(proposal, [])
        else setReview({ proposal, rehearsal })
      },
    })
  }

  const make = (proposal: Proposal, decisions: Decision[]) => {
    const { change, done, undo } = proposal
    const content = JSON.stringify([change, decisions])
    if (sent.current.content !== content) sent.current = { content, requestId: uuidv7() }
    changing.mutate(
      { requestId: sent.current.requestId, change, decisions },
      {
        onSuccess: (answer) => {
          void memory.invalidateQueries()
          const isUndoable = undo !== undefined && decisions.length === 0
          announce({ message: done, ...(isUndoable && { undo: () => takeBack(undo(answer)) }) })
          setReview(null)
          onDone()
        },
        onError: (error) => {
          if (refusalOf(error) !== 'appointmentsTouched') return
          const { touched } = detailsOf(error).more as { touched: TouchedAppointment[] }
          setReview((before) => ({
            proposal,
            rehearsal: {
              touched,
              mayKeep: before?.rehearsal.mayKeep ?? true,
              warnings: before?.rehearsal.warnings ?? [],
            },
          }))
        },
      },
    )
  }

  const takeBack = async (changes: PlanChange[]) => {
    try {
      for (const change of changes) await changing.mutateAsync({ requestId: uuidv7(), change, decisions: [] })
    } catch (error) {
      announce({ message: sayFailure(error) })
    }
    await memory.invalidateQueries()
  }

  return {
    propose,
    review,
    decide: (decisions: Decision[]) => review && make(review.proposal, decisions),
    backToForm: () => setReview(null),
    busy: rehearsing.isPending || changing.isPending,
    failure: rehearsing.error ?? changing.error,
  }
}
