import { setTimeout as after } from 'node:timers/promises'
import type { Instant } from '#shared/time.ts'

/** Time as it passes while letters leave: `turn` ends when the next one may, or tells that none may any more. */
export type Pace = { now: () => Instant; turn: () => Promise<boolean> }

/** A tenth of a second between two letters, whatever their way, and what a late timer may take back. */
const between = 105

/** Ten letters a second at most, until the house stops. Spaced by a clock that nobody sets back. */
export function steadily(clock: () => Instant, stops: AbortSignal): Pace {
  let next = performance.now()
  return {
    now: clock,
    turn: async () => {
      const wait = Math.max(0, next - performance.now())
      next = performance.now() + wait + between
      if (wait > 0) await after(wait, undefined, { signal: stops }).catch(() => undefined)
      next = Math.max(next, performance.now() + between)
      return !stops.aborted
    },
  }
}

/** All at the same moment, one after the other. */
export const atOnceAt = (now: Instant): Pace => ({ now: () => now, turn: () => Promise.resolve(true) })
