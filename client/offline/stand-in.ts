import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '#server/router.ts'
import { asReading, isUnreachable } from '../trpc.ts'
import { heard, unheard } from './network.ts'
import type { Reads } from './reads.ts'

/** A network that says nothing for this long is silent, if the laptop knows the answer. */
const longest = 5_000

/** Told with a question that only the server may answer. */
export const ofServer = { isOfServer: true }

/**
 * Answers in the place of a silent network, from what the laptop keeps: pages ask as ever and do not know. What the server
 * answers is kept for that day.
 */
export const standInOf =
  (reads: Reads): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let isOver = false
      const isOurs = op.type === 'query' && op.context['isOfServer'] !== true
      const answerHere = async (error: Parameters<typeof observer.error>[0] | null) => {
        const found = isOurs ? await reads.answer(op.path, op.input).catch(() => null) : null
        if (isOver || (!found && !error)) return
        isOver = true
        unheard(found?.at ?? null)
        if (found) {
          observer.next({ result: { type: 'data', data: found.value } })
          observer.complete()
        } else if (error) observer.error(op.type === 'query' ? asReading(error) : error)
      }
      const timer = setTimeout(() => void answerHere(null), longest)
      const asking = next(op).subscribe({
        next: (envelope) => {
          clearTimeout(timer)
          heard()
          const { result } = envelope
          if (op.type === 'query' && 'data' in result)
            void reads.keep(op.path, op.input, result.data).catch(() => {})
          if (isOver) return
          isOver = true
          observer.next(envelope)
          observer.complete()
        },
        error: (error) => {
          clearTimeout(timer)
          if (isUnreachable(error) && !isOver) return void answerHere(error)
          if (!isOver) observer.error(error)
        },
        complete: () => {},
      })
      return () => {
        isOver = true
        clearTimeout(timer)
        asking.unsubscribe()
      }
    })
