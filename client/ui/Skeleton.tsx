import { useEffect, useState } from 'react'
import { inBoth, useWords } from './lang.ts'
import './skeleton.css'

/** An answer that takes longer waits for a network that is slow, or cut. */
const longest = 5_000

/**
 * Grey lines where the answer will be, after 300 ms: a fast answer is never preceded by a flicker. One that does not come says
 * so in words.
 */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const say = useWords(words)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longest)
    return () => clearTimeout(timer)
  }, [])
  return (
    <output className="skeleton">
      <span className={isLong ? 'skeleton-words' : 'heard-only'}>{isLong ? say.long : say.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span className="skeleton-line" key={line} />
      ))}
    </output>
  )
}

const words = inBoth({
  fr: {
    loading: 'Chargement',
    long: 'Le réseau est lent, ou coupé\u00a0: la suite s’affichera dès qu’il répondra.',
  },
  en: {
    loading: 'Loading',
    long: 'The network is slow, or cut: the rest will show as soon as it answers.',
  },
})
