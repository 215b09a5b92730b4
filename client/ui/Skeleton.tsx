import { inBoth, useWords } from './lang.ts'
import './skeleton.css'

/** Grey lines where the answer will be, after 300 ms: a fast answer is never preceded by a flicker. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const say = useWords(words)
  return (
    <output className="skeleton">
      <span className="heard-only">{say.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span className="skeleton-line" key={line} />
      ))}
    </output>
  )
}

const words = inBoth({ fr: { loading: 'Chargement' }, en: { loading: 'Loading' } })
