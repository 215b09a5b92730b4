import type { ReactNode } from 'react'

/** A text to be read: titles, paragraphs and lists at their distance, lines of seventy letters at most. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>
}
