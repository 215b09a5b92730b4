import { useId, type ReactNode } from 'react'
import './progress.css'

/** How far a long work is; without a total, that it goes on. `children` say it in words, for everybody. */
export function Progress({
  done,
  total,
  children,
}: {
  done: number
  total: number | null
  children: ReactNode
}) {
  const id = useId()
  return (
    <div className="progress">
      <p id={id}>{children}</p>
      <progress aria-labelledby={id} max={total ?? undefined} value={total === null ? undefined : done} />
    </div>
  )
}
