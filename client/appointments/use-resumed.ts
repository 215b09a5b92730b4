import { useEffect, useState } from 'react'
import type { Instant } from '#shared/time.ts'
import { comeBack, forgetLeft, leaveBehind, type Left, takeUp } from '../booking-left.ts'

/** Goes on with a form that a closed tab left for this hour. To be called before anything reads the draft. */
export function useResumed(slug: string, startsAt: Instant | undefined) {
  const [isResumed] = useState(() => takeUp(slug, startsAt))
  return isResumed
}

/** Leaves the form to another tab while this one is hidden: it may be closed. Heard before the hour is asked for again. */
export function useLeaveBehind(left: Omit<Left, 'draft'> | null) {
  const text = left && JSON.stringify(left)
  useEffect(() => {
    if (text === null) return
    const leave = () => leaveBehind(JSON.parse(text) as Omit<Left, 'draft'>)
    const turn = () => (document.visibilityState === 'hidden' ? leave() : comeBack())
    document.addEventListener('visibilitychange', turn, { capture: true })
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', turn, { capture: true })
      window.removeEventListener('pagehide', leave)
      forgetLeft()
    }
  }, [text])
}
